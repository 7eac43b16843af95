function __llmlog_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l found (env _LLMLOG_COMPLETE=fish $words[1] $words[2..-1] "$word" 2>/dev/null)
    if test "$found[1]" = :files
        __fish_complete_path (string replace -r '^--[^=]*=' '' -- "$word")
    else
        printf '%s\n' $found
    end
end
complete --command llmlog --no-files --keep-order --arguments '(__llmlog_complete)'

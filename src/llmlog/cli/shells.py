"""The shells: the scripts that ask llmlog for completions, and how each hands over the words of a command line."""

import shlex

FILES = ":files"
"""What a script gets where a file is taken, which the shell completes itself."""

BASH = r"""_llmlog() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
            return
        fi
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(_LLMLOG_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _llmlog llmlog
"""
ZSH = r"""#compdef llmlog
_llmlog() {
    local line
    local -a values shown
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            [[ $PREFIX == --*=* ]] && compset -P '*='
            _files
            return
        fi
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done < <(_LLMLOG_COMPLETE=zsh "${(Q)words[1]}" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#values )) && compadd -U -V llmlog -l -d shown -a values
}
if [[ $funcstack[1] == _llmlog ]]; then
    _llmlog "$@"
else
    compdef _llmlog llmlog
fi
"""
FISH = r"""function __llmlog_complete
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
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def joined(words: list[str]) -> tuple[list[str], str]:
    """Return the words of bash without quoting and with `--option = value` taken apart, and the quote that is open."""
    *before, last = words
    kept = [unquoted(word) for word in before if word != "="]
    return [*kept, "" if last == "=" else unquoted(last)], last[:1] if last[:1] in {"'", '"'} else ""


def unquoted(word: str) -> str:
    """Return a word as the shell would hand it over, even where its quote is not closed yet."""
    for closing in ("", '"', "'"):
        try:
            return "".join(shlex.split(word + closing))
        except ValueError:
            continue
    return word.rstrip("\\")

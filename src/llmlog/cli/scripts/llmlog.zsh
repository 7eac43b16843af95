#compdef llmlog
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

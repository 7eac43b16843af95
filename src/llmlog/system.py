"""What the operating system says and has: what is the matter, its own language, a desktop."""

import errno
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress

from llmlog.language import Text

REASONS_ZH = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许此操作",
    errno.EROFS: "所在文件系统只读",
    errno.ENOSPC: "磁盘空间不足",
    errno.EIO: "读写出错",
    errno.EBADF: "未打开",
    errno.ENAMETOOLONG: "名称过长",
    errno.ELOOP: "链接层数过多",
}
LANG_CHINESE, PRIMARY = 0x04, 0x3FF
"""The primary language of Chinese in a language identifier of Windows, and the bits that hold it (MAKELANGID)."""


def reason(error: OSError) -> Text:
    """Return what the system says is the matter, in Chinese where it is common."""
    said = error.strerror or str(error)
    return Text(said, REASONS_ZH.get(error.errno or 0, said))


def display_language() -> str:
    """Return the language code of the display language on Windows, which sets no locale variables; empty elsewhere."""
    if sys.platform == "win32":
        import ctypes

        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & PRIMARY == LANG_CHINESE else "en"
    return ""


def has_desktop(environ: Mapping[str, str]) -> bool:
    """Whether there is a browser to start: that of a desktop, or one that BROWSER names and that is there."""
    if sys.platform in {"darwin", "win32", "cygwin"}:
        return True
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return True
    import shlex

    with suppress(ValueError):  # quotation marks that do not close
        commands = [shlex.split(it) if "%s" in it else [it] for it in environ.get("BROWSER", "").split(os.pathsep)]
        return any(shutil.which(command[0]) for command in commands)
    return False

"""What the log holds: milestones, and the organizations, tags and sources that they refer to by id.

`from_dict` reads what a data file or `--json` says, and raises Flaw for a value that cannot stand there (`form` finds
what is of another form); `to_dict` returns what `--json` prints.
"""

from llmlog.model.facts import Derivation, Erratum, Link, Release, SourceClaim, Specs
from llmlog.model.flaws import Flaw, Record
from llmlog.model.milestone import KEYS, OPTIONAL, Milestone
from llmlog.model.organizations import Organization, References, Source, Tag

__all__ = [
    "KEYS",
    "OPTIONAL",
    "Derivation",
    "Erratum",
    "Flaw",
    "Link",
    "Milestone",
    "Organization",
    "Record",
    "References",
    "Release",
    "Source",
    "SourceClaim",
    "Specs",
    "Tag",
]

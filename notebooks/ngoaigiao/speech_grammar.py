"""The patterns of speech: its verbs and nouns (`speech.csv`) and the words around them (`roles.csv`)."""

import re
from dataclasses import dataclass
from functools import cache

from ngoaigiao.patterns import any_case, any_of, roles


@dataclass(frozen=True)
class Cue:
    """A word that introduces speech, at its place in the text; `kind` as in `speech.csv`."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True)
class Speaker:
    """Who speaks, and the cue. row: of `mentions` or `references`, None for somebody whom the article does not name."""

    row: dict | None
    cue: Cue | None


class Grammar:
    """The patterns of speech, compiled from the codebook."""

    def __init__(self, codebook):
        speech, role = codebook["speech"], roles(codebook)
        documents = any_of(row["cue"].lower() for row in speech if row["kind"] == "document")
        statuses = any_of(row["modifier"].lower() for row in codebook["modifiers"])
        sir = rf"(?:{role['honorific']}\s+)?"
        self.kinds = {row["cue"].lower(): row["kind"] for row in reversed(speech)}
        self.cue = re.compile(rf"(?<![\w-])(?:{any_of(self.kinds)}|cho\s+(?:\w+\s+){{1,5}}(?:biết|hay))(?![\w-])")
        part = "".join(rf"(?<!\b{word}\s)" for word in _words(codebook, "no naming"))
        naming = any_of(row["phrase"].lower() for row in codebook["naming"])
        self.leads = any_case(rf"\b(?:{any_of(self.kinds)}|{role['before capital']})\s*\Z")
        self.names = re.compile(rf"(?<!\w){part}{naming}(?:\s+(?:của|mang|có|tên|là))*\s*\Z")
        self.border = any_case(
            rf"(?P<whole>\b{role['no border']}\b)|(?P<comma>,|\s[–—-]\s|[–—])"
            rf"|(?P<hard>[;:()\[\]]|(?<=[.!?])[”\"»]\s)|\b(?P<content>{role['content']})\b"
            rf"|\b(?P<under>{role['subordinate']})\b|\b(?P<equal>{role['coordinate']})\b"
        )
        one = rf"\W*\b(?:trong\s+)?(?:(?:một|bản|các|lá|bức)\s+)?(?P<noun>{documents})"
        issued = rf"(?:\s+{role['issued']}\b(?:\s+[\w/-]+){{1,6}})?"  # "phán quyết dài 59 trang", "thông báo ngày 5/3"
        self.document = any_case(rf"{one}(?:\s+(?:này|trên|nói trên|chung|cũng|còn))*{issued}\W*")
        when = rf"(?:\s+{role['issued']}\b(?:\s+[\w/-]+){{0,5}}?)?"
        self.issued = any_case(rf"{one}(?:\s+\w+)?{when}\s+(?:của|từ|do)\s+")
        by = rf"(?!{role['issuing']}\b)(?=(?P<by>(?:\w+\s+){{1,6}}?){role['issuing']}\b)"
        self.published = any_case(rf"{one}[^.;\n]{{0,60}}?\b(?:được|do)\s+{by}")  # "báo cáo “…” được Mỹ công bố"
        few = rf"(?:(?!{role['content']}\b)\w+\s+){{0,2}}?"
        self.issuing = any_case(rf"\b{role['issuing']}\s+{few}(?P<noun>{documents})\b")
        rank = rf"(?:{role['rank']}\s+)?"  # "theo tư lệnh quân đội Mỹ, tướng X, …"
        self.link = any_case(rf"[\s,(–—-]*(?:{role['linking']}\s+)?{sir}(?:{statuses}\s+)*{sir}{rank}")
        self.bracket = re.compile(r"[”\"»'’]*\s*\((?:\w+\s+){0,4}")
        self.adjunct = any_case(rf"\W*{role['adjunct']}\b")
        self.lead = any_case(rf"\W*(?:{role['adjunct']}\s+)?")  # "Ngoài cam kết “…”, X"
        whole = "".join(rf"(?<!\b{word}\s)" for word in _words(codebook, "no event"))  # "quân sự" is no "sự"
        self.predicate = any_case(rf"\b(?:{role['predicate']}|{whole}{role['event']})\b")
        self.oblique = any_case(rf"\b{role['oblique']}\s+(?:\w+\s+){{0,3}}\Z")
        self.belongs = any_case(rf"\s*(?:{role['belonging']}\b|\Z)")
        self.genitive = any_case(rf"\b{role['genitive']}\s+(?:\w+\s+){{0,5}}\Z")
        self.named = any_case(rf",\s*(?:{role['honorific']}|{role['rank']})\s+\Z")
        self.many = any_case(rf"\W*{role['many']}\b")
        self.joint = any_case(r"(?:\s*[,–—-]\s*)?(?:\s*\b(?:và|cùng)\s+)?\s*")
        self.members = any_case(rf"\b{role['members']}\s+")
        self.all = any_case(rf"\W*{role['all of']}\s+")
        self.several = any_case(rf"\b{role['several']}\s")
        self.sides = any_case(rf"\b({role['taking sides']})\s+\W*\Z")
        self.sir = any_case(rf"\W*{role['honorific']}\b")
        self.besides = any_case(rf"\bđồng thời\s+(?:{role['adverb']}\s+)*\Z")
        self.relative = any_case(rf"\W*(?!{role['no relative']}\b){role['relative']}\b")
        self.somebody = any_case(rf"\W*{role['somebody']}\b")
        self.same = any_case(rf"\W*{role['same speaker']}\b(?P<whose>\s+(?:của|cho)\b)?")
        self.hearer = any_case(rf"\s*{role['hearer']}\s+")
        analyst = rf"{role['analyst']}\s+{role['analysis']}\Z"
        self.no_verb = any_case(rf"\b{whole}{role['no verb']}\s+\Z"), any_case(rf"\b{analyst}")
        told = rf"[,.;:)]|{any_of(self.kinds)}\b|{role['predicate']}\b"
        self.no_verb_after = any_case(rf"(?<=theo)\s+đó\b|\s+{role['no verb after']}\b|\s+trên\s*(?={told})")
        self.kin = any_case(rf"(?<!tuyên )(?<!công )\b{role['kin']}\s+(?:của\s+)?(?:{role['honorific']}\s+)?\Z")
        self.adverb = any_case(rf"(?:\W*{role['adverb']}\b)*\W*")
        he = rf"(?:{statuses}\s+|vị\s+|viên\s+)?{role['he']}"  # "cựu quan chức"
        several = rf"(?:\w+\s+){{0,3}}{role['several']}\s+{role['of several']}"  # "ngoại trưởng ba nước này"
        single = rf"(?!(?:nước|{role['several']}|{several})\b)"
        self.he = any_case(rf"\W*(?:{he}|{single}(?:\w+\s+){{1,4}}này)(?:\s+{role['adverb']})*\W*")
        self.where = any_case(rf"\s+|\s+{role['linking']}\s+(?:(?!{role['predicate']}\b)\w+\s+){{0,3}}")
        self.then = any_case(rf"\s*{role['resuming']}\b")
        self.future = any_case(rf"\b{role['to come']}\s+\Z")
        self.of = any_case(r"\s+(?:chung\s+)?(?:của|từ)\s+")
        later = rf"(?:\s+(?!{any_of(self.kinds)}\b)\w+){{1,6}}\s+rằng"  # "tuyên bố của X một ngày trước đó rằng"
        self.that = any_case(r"\s*,?\s*(?:rằng|cho rằng|là|về việc)\b")
        self.noun_that = any_case(rf"{self.that.pattern}|{later}\b")
        self.no_source = any_case(rf"\b{role['no source before']}\s+\Z"), any_case(rf"\s+{role['no source after']}\b")
        self.nominal = any_case(rf"\b{role['nominal']}\s*\Z")
        few = rf"(?:\s+(?!{role['predicate']}\b)\w+){{0,4}}"  # "nhà tỷ phú công nghệ"
        self.described = any_case(rf"\W*{role['described']}\b{few}\W*")
        spokesman = rf"{role['of a body']}\s+(?:{role['no name']}\s+)?(?:của\s+)?(?:{role['body']}|{role['field']})"
        self.official = any_case(
            rf"\W*(?:{role['of some']}\s+)?(?:{role['body']}|{spokesman})"
            rf"(?:\s+{role['no name']})*(?:\s+{role['adverb']})*\W*"
        )
        self.one = any_case(rf"\b{role['one person']}\s+(?!{role['no person']}\b)(?:\w+\s+){{1,6}}\Z")
        self.utterance = any_case(rf"\b{role['before utterance']}\s+{role['utterance']}\W*\Z")
        self.medium = any_case(rf"\W*{role['channel']}\b")


def _words(codebook, role):
    return next(row["words"] for row in codebook["roles"] if row["role"] == role)


grammar = cache(Grammar)

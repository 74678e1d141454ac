"""The acts of a sentence: each cue with its source, its targets, and how real it is.

A sentence is read once from left to right. A clause has a subject, which later verbs share until another phrase takes its
place; a verb of speech makes its subject the speaker of what follows; the object of a request is the subject of what is
requested. Passive, nominal and mutual cues find their participants elsewhere.
"""
from dataclasses import dataclass, field

from ngoaigiao.clauses import Item, phrases

BREAK = {"contrast", "time", "condition", "reason"}
VERBAL = {"REJECT", "SUPPORT", "AGREE"}
PLACED = {"ASSAULT": ("ở", "tại"), "RETREAT": ("khỏi",), "PROTEST": ("ngoài", "bên ngoài", "trước", "gần"), "MOBILIZE": ("ở", "tại", "gần", "trên"), "COERCE": ("ở", "tại")}
COUNTING = {"các", "những", "một", "loạt", "hàng", "mọi", "thêm", "nhiều", "hai", "ba", "vài", "số"}
HOSTILE = {"chống", "chống lại", "nhằm vào", "nhắm vào"}
FRIENDLY = {"REQUEST", "AGREE", "SUPPORT", "CONSULT", "AID", "COOPERATE", "CONCEDE"}
STOPS = {",", ";", ":", "—", "–", "thì"}
CONTROL = {"REQUEST", "ACCUSE", "THREATEN"}
CONTENT = {"REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"}
ADVERBS = {"đã", "đang", "cũng", "vẫn", "đều", "luôn", "vừa", "mới", "từng", "lại", "còn", "tiếp tục", "nhiều lần", "liên tục"}


@dataclass
class Act:
    """One cue in its sentence. source: a Phrase or None; targets: Phrases; speaker: actors whose words tell the act."""

    cue: object
    row: dict
    at: int
    source: object = None
    targets: list = field(default_factory=list)
    speaker: list = field(default_factory=list)
    how: str = "subject"       # how the source was found
    reach: str = ""            # how the target was found
    polarity: str = ""         # negated ("không ủng hộ"), ceased ("ngừng viện trợ")
    realis: str = "actual"
    deontic: bool = False
    nominal: bool = False
    under: object = None       # the act that this one is content of
    hurts: object = None       # the harm between cue and target ("phản đối trừng phạt Nga")
    clause: str = ""           # what opened the clause
    purpose: bool = False
    within: object = None      # the verb of the same clause whose content this is ("hứa giúp", "đề nghị đàm phán")
    condition: tuple = ()      # the items (first, last) of the condition it stands under
    partners: list = field(default_factory=list)   # with whom ("tập trận với Hàn Quốc")
    content: str = ""          # the event type of the next cue of the sentence
    demanding: bool = False    # what is asked is that the target change or stop


@dataclass
class Clause:
    """The clause being read: who acts, in whose words, under which verb."""

    subject: object = None
    fresh: bool = True         # the next free phrase may become the subject
    speaker: list = field(default_factory=list)
    matrix: object = None      # the subject of the verb of speech
    under: object = None       # the request, accusation or threat whose content this is
    opener: str = ""
    patient: object = None     # the subject of a passive
    purpose: bool = False
    within: object = None      # the verb of the clause whose content later verbs are
    owner: object = None       # "quyết định của EU": who stands behind a subject that is a thing
    outer: object = None       # the subject of the clause that a relative clause interrupts


class _Reader:
    """One pass over a sentence."""

    def __init__(self, items, speaker):
        self.items = items
        self.found = phrases(items)
        self.starts = {p.first: p for p in self.found}
        self.clause = Clause(speaker=list(speaker))
        self.main = None       # the first subject of the sentence
        self.pending = None    # a verb that waits for its object
        self.previous = None
        self.acts = []

    def read(self):
        i = 0
        bracketed = False
        while i < len(self.items):
            bracketed = self.items[i].text == "[" or bracketed and self.items[i].text != "]"
            if bracketed:
                i += 1
                continue
            phrase = self.starts.get(i)
            if phrase:
                self._phrase(phrase, i)
                i = phrase.last
                continue
            self._word(self.items[i], i)
            i += 1
        return self.acts

    def _phrase(self, phrase, i):
        clause = self.clause
        pending, self.pending, self.previous = self.pending, None, phrase
        if i and "according" in self.items[i - 1].roles:
            clause.speaker, phrase.role = phrase.actors, "according"
            return
        if clause.patient is not None and phrase.role == "":
            return
        if pending is None and phrase.noun and clause.fresh:
            clause.owner = clause.owner or phrase
        if phrase.word == "do" and self._verb_at(phrase.last):
            self.clause = Clause(phrase, False, clause.speaker, clause.matrix, None, "relative", outer=clause.outer or clause.subject)
            return
        free = phrase.role == "" or (phrase.role == "by" and phrase.word == "do")
        if pending is not None and pending.row["frame"] != "self":
            if not pending.nominal and phrase.role in ("", "toward") and (pending.row["event_type"] in CONTROL or self._verb_at(phrase.last)):
                self.clause = Clause(phrase, False, clause.speaker, pending.source, pending, "object", purpose=clause.purpose)
        elif free and (clause.fresh or clause.subject is None):
            clause.subject, clause.fresh, clause.owner = phrase, False, None
            if self.main is None and not clause.speaker:
                self.main = phrase

    def _word(self, item, i):
        clause, roles = self.clause, item.roles
        if item.kind == "cue" and not self._preposed(item, i):
            self._cue(item, i)
        elif "speech" in roles and not _noun(self.items, i):
            self.pending = None
            said = clause.subject.actors if clause.subject else clause.speaker
            self.clause = Clause(clause.subject, True, said, clause.subject, None, "speech")
        elif "passive" in roles and clause.subject is not None and _passive(self.items, i, self.starts):
            clause.patient = clause.subject
        elif item.text in STOPS or "and" in roles:
            self._boundary(item, i)
        elif "despite" in roles:
            self.clause = Clause(self._outer(), False, clause.speaker, clause.matrix, None, "despite")
        elif roles & BREAK and item.text != "do":
            self.pending = None
            self.clause = Clause(self._outer(), True, clause.speaker, clause.matrix, None, next(iter(roles & BREAK)))
        elif "purpose" in roles:
            clause.purpose = True
        elif "relative" in roles and self.previous is not None and (self.previous.last == i or item.text == "vốn"):
            head = clause.subject if self.previous.role == "by" and clause.subject else self.previous
            self.clause = Clause(head, False, clause.speaker, clause.matrix, clause.under, "relative", outer=clause.subject)
        elif item.text in ("rằng", "là"):
            clause.fresh, self.pending = True, None
            if clause.opener == "object" and clause.under is not None and clause.under.row["event_type"] == "THREATEN":
                clause.under = None

    def _cue(self, item, i):
        if "despite" in item.roles:
            self.clause = Clause(self._outer(), False, self.clause.speaker, self.clause.matrix, None, "despite")
        clause = self.clause
        act = _act(self.items, i, clause, self.main, self.found)
        self.acts.append(act)
        clause.patient, self.pending = None, act
        if not act.nominal and act.row["event_type"] in CONTENT:
            clause.within = act
        if "speech" in item.roles and not act.nominal:
            said = act.source.actors if act.source else clause.speaker
            self.clause = Clause(clause.subject, True, said, act.source, clause.under, "speech", purpose=clause.purpose, within=act)

    def _boundary(self, item, i):
        clause = self.clause
        next_cue = i + 1 < len(self.items) and self.items[i + 1].kind == "cue"
        if item.text == "và" and not next_cue:
            clause.fresh, clause.patient = True, None
            return
        self.pending = None
        if clause.opener == "object" and (item.text != "và" or not any(a.under is clause.under for a in self.acts)):
            self.clause = Clause(self._outer(), True, clause.speaker, None, None, "after")
        elif clause.opener == "relative" and clause.outer is not None:
            self.clause = Clause(clause.outer, True, clause.speaker, clause.matrix, None, "after")
        elif clause.opener == "condition":
            self.clause = Clause(clause.subject, True, clause.speaker, clause.matrix, None, "after")
        elif item.text == "đồng thời" and clause.matrix is not None:
            self.clause = Clause(clause.matrix, True, [], None, None, "after")
        else:
            clause.fresh, clause.patient, clause.within, clause.owner = True, None, None, None
            clause.opener = clause.opener or "and"

    def _preposed(self, item, i):
        """"biện pháp trừng phạt chống Nga": after another cue "chống" only points at the target."""
        return "toward" in item.roles and any(t.kind == "cue" for t in self.items[max(0, i - 3) : i])

    def _verb_at(self, i):
        """Whether a verb follows: the object of one verb is the subject of the next ("ngăn cản Anh lên án Nga")."""
        while i < len(self.items) and (self.items[i].roles & {"future", "possible", "negation", "deontic"} or self.items[i].text in ADVERBS):
            i += 1
        return (i < len(self.items) and self.items[i].kind == "cue" and "despite" not in self.items[i].roles
                and not self._preposed(self.items[i], i))

    def _outer(self):
        """The subject of the clause above a request's or an accusation's content."""
        clause = self.clause
        if clause.opener == "object" and clause.under.source:
            return clause.under.source
        return clause.outer or clause.subject


def read(items, speaker=()):
    """All acts of a sentence. speaker: the actors whose direct speech it is."""
    reader = _Reader(items, speaker)
    acts, found, main = reader.read(), reader.found, reader.main
    for act in acts:
        waits = act.how == "light" or act.how == "main" and act.row["frame"] != "mutual"
        if act.source is None and waits and not act.speaker:
            act.source, act.how = _later(act, main, items), "later"
    _post_speaker(items, found, acts)
    conditions = _conditions(items)
    following = {a.at: a.row["event_type"] for a in reversed(acts)}
    for act in acts:
        act.content = next((following[k] for k in sorted(following) if k > act.at), "none")
        _aim(act, items, found)
        if act.row["event_type"] in ("REJECT", "REQUEST", "ACCUSE", "SUPPORT"):
            _default_target(act, main)
        act.demanding = _demands(act, items)
        if act.clause != "condition":
            act.condition = next((c for c in conditions if not c[0] <= act.at < c[1]), ())
    for act in acts:
        if not act.targets and act.row["frame"] == "object":
            act.targets, act.reach = _further_target(act, acts, found)
    return acts


def _further_target(act, acts, found):
    """Where the clause names no target: who must meet the condition, a fronted "Đối với X", the target of the content."""
    def other(phrase):
        return act.source is None or not _same(phrase, act.source)

    if act.condition and act.row["event_type"] in ("AGREE", "THREATEN", "AID", "REJECT", "COOPERATE"):
        inside = [p for p in found if act.condition[0] < p.first < act.condition[1] and other(p)]
        if inside:
            return inside[:1], "condition"
    if found and found[0].word in ("đối với", "với") and found[0].first <= 2 and found[0].first < act.at and other(found[0]):
        return found[:1], "fronted"
    if act.row["event_type"] in ("THREATEN", "AGREE", "SUPPORT", "REJECT"):
        content = next((a for a in acts if a.at > act.at and a.at - act.at < 20 and a.targets), None)
        if content is not None and other(content.targets[0]) and content.how != "of":
            return content.targets, "content"
    return [], ""


def _later(act, main, items):
    """"Phớt lờ phương Tây, Nga …": the subject of the clause that follows, after a comma."""
    if main is not None and main.first > act.at and any(t.text == "," for t in items[act.at : main.first]):
        return main
    return None


def _conditions(items):
    """The stretches of a sentence that state a condition."""
    found = []
    for k, item in enumerate(items):
        if "conditioned" in item.roles:
            found.append((k, k + 1))
        elif "condition" in item.roles:
            end = next((m for m in range(k + 1, len(items)) if items[m].text in (",", ";", "thì", ".", "”", '"')), len(items))
            found.append((k, end))
    return found


def _demands(act, items):
    """Whether what is asked is that the target change or stop."""
    if act.row["event_type"] != "REQUEST":
        return False
    for item in items[act.at + 1 : act.at + 40]:
        if item.text == ";" or "contrast" in item.roles:
            return False
        if "change" in item.roles:
            return True
    return False


def _passive(items, i, starts):
    """Whether "bị" or "được" makes the next verb passive: at once, or after its agent."""
    k = i + 1
    while k < len(items) and k - i <= 8:
        if k in starts or (k < len(items) and "head" in items[k].roles and items[k].kind != "cue"):
            k = starts[k].last if k in starts else k + 1
            continue
        if items[k].kind == "cue":
            return True
        if items[k].kind == "mark" or not items[k].text.isalpha() or "nominal" in items[k].roles or k - i > 6:
            return False
        k += 1
    return False


def _noun(items, i):
    return bool(i) and bool(items[i - 1].roles & {"nominal"}) and items[i - 1].text != "việc"


def _owned(items, i):
    """"đề nghị của Nga": a verb with an owner is a noun."""
    k = i + 1
    while k < len(items) and items[k].text in ("này", "mới", "trên", "gần", "đây", "trước", "mạnh mẽ", "đó", "nói", "gay", "gắt"):
        k += 1
    return k < len(items) and items[k].text == "của"


def _act(items, i, clause, main, found):
    row = items[i].cues[0]
    act = Act(items[i], row, i, speaker=clause.speaker, under=clause.under, clause=clause.opener, purpose=clause.purpose,
              within=clause.within)
    act.nominal = _noun(items, i) or _owned(items, i)
    j = i - 1
    while j >= 0 and i - j <= 6:
        item = items[j]
        if item.kind in ("actor", "mark") or (item.kind == "cue" and not item.roles):
            break
        if "negation" in item.roles:
            act.polarity = "negated"
        elif "cessation" in item.roles:
            act.polarity = "ceased"
        elif "future" in item.roles:
            act.realis = "planned" if act.realis == "actual" else act.realis
        elif "possible" in item.roles:
            act.realis = "possible"
        elif "deontic" in item.roles:
            act.deontic = True
        j -= 1
    apart = [p for p in found if p.role == "between" and len(p.actors) > 1]
    after = [p for p in apart if p.first > i and _clear(items, i + 1, p.first)]
    if row["frame"] == "mutual" and (after or apart and apart[-1].last <= i):
        act.source, act.how = (after or apart[-1:])[0], "between"
    elif act.nominal:
        _nominal_source(act, items, found, clause, main)
    elif clause.patient is not None:
        agent = next((p for p in reversed(found) if clause.patient.last <= p.first and p.last <= i), None)
        if agent is None:
            agent = next((p for p in found if p.first > i and p.role == "by" and p.word in ("bởi", "do", "từ phía") and p.first - i < 12), None)
        act.source, act.how, act.targets, act.reach = agent, "passive", [clause.patient], "passive"
    elif clause.owner is not None and (clause.fresh or clause.subject is None):
        act.source, act.how = clause.owner, "owner"
    elif clause.subject is not None:
        act.source = clause.subject
        act.how = "inherited" if clause.fresh else "subject"
    elif clause.speaker:
        act.how = "speaker"
    if row["frame"] == "evaluation" and clause.speaker and (act.source is None or _same_party(act.source.actors, clause.speaker)):
        near = [p for p in found if p.last <= i and p.role in ("by", "topic", "") and not _same_party(p.actors, clause.speaker)]
        if near:
            act.source, act.how = near[-1], "nearest"
    if act.nominal or act.source is not None or clause.speaker or act.how == "passive":
        pass
    elif main is not None:
        act.source, act.how = main, "main"
    else:
        act.how = "main"
    return act


def _nominal_source(act, items, found, clause, main):
    """"cuộc không kích của A", "lời kêu gọi của A"; else the subject of a verb that only carries the noun."""
    right = [p for p in found if p.first > act.at and p.first - act.at < 14]
    j = act.at - 1
    while j > 0 and ("nominal" in items[j].roles and "light" not in items[j].roles or items[j].text in COUNTING):
        j -= 1
    governor = items[j] if j >= 0 else None
    patient = clause.subject or main
    if governor is not None and governor.roles & {"receive", "according"} and right and _clear(items, act.at + 1, right[0].first):
        if right[0].role in ("by", "place", "toward", "") and right[0].word in ("của", "từ", "từ phía", "do", ""):
            right[0].role = "by"
            act.source, act.how = right[0], "received"
            patient = patient or next((p for p in found if p.first > right[0].last and p.role == ""), None)
            if patient is not None and not (len(right) > 1 and right[1].role == "toward"):
                act.targets, act.reach = [patient], "received"
            return
    if right and right[0].role in ("by",) and _clear(items, act.at + 1, right[0].first):
        act.source, act.how = right[0], "of"
        return
    if right and right[0].role == "between":
        act.source, act.how = right[0], "between"
        return
    if governor is not None and "light" in governor.roles or act.row["event_type"] == "CONSULT":
        act.source, act.how = (clause.subject or main), "light"
    else:
        act.how = "none"


def _clear(items, a, b):
    return not any(t.text in (",", ";", ":") or t.kind == "cue" for t in items[a:b])


def _post_speaker(items, found, acts):
    """"…, ông Kerry nói": the speaker at the end."""
    speech = next((k for k in range(len(items) - 1, max(-1, len(items) - 8), -1) if "speech" in items[k].roles), None)
    if speech is None:
        return
    last = next((p for p in reversed(found) if p.last <= speech and speech - p.last < 4), None)
    if last is None or not last.first or items[last.first - 1].text not in (",", "”", '"', "’", "'"):
        return
    for act in acts:
        if act.at < last.first and not act.speaker:
            act.speaker = last.actors
            if act.source is None:
                act.how = "speaker"


def _aim(act, items, found):
    """The targets by the cue's frame."""
    frame = act.row["frame"]
    if act.targets or frame in ("evaluation", "deontic"):
        return
    stop = _stop(items, act, found)
    right = [p for p in found if act.at < p.first < stop]
    if frame == "mutual":
        _mutual(act, items, right)
        return
    if frame == "self":
        aimed = [p for p in right if p.word in ("nhằm vào", "chống", "về phía", "nhắm vào", "đối với", "chĩa vào")]
        act.targets, act.reach = aimed[:1], "toward"
        act.partners = [p for p in right if p.word in ("với", "cùng", "cùng với")][:1]
        return
    for phrase in right:
        if phrase.role == "by" and act.nominal and phrase is act.source:
            continue
        if phrase.role == "place" and not (phrase.word in PLACED.get(act.row["event_type"], ())):
            continue
        if phrase.role in ("topic", "according") or (phrase.word in ("cùng", "cùng với") and act.row["event_type"] != "AGREE"):
            continue
        if act.source is not None and _same(phrase, act.source):
            continue
        inside = act.row["event_type"] == "REQUEST" and phrase.role in ("", "by") and not act.nominal
        if inside and any(t.kind == "cue" for t in items[act.at + 1 : phrase.first]):
            continue   # "kêu gọi dỡ bỏ cấm vận Cuba" asks nothing of Cuba
        if phrase.word in HOSTILE and act.row["event_type"] in FRIENDLY:
            continue
        act.targets, act.reach = [phrase], phrase.role or ("near" if phrase.first - act.at < 3 else "far")
        if act.row["event_type"] in VERBAL:
            act.hurts = _harm(items, act.at + 1, phrase)
        return


def _default_target(act, main):
    """"bất chấp sự phản đối của phương Tây": against whom the sentence is about."""
    if act.how == "of" and not act.targets and main is not None and act.source is not None and not _same(main, act.source):
        act.targets, act.reach = [main], "main"


def _same(a, b):
    return _same_party(a.actors, b.actors)


def _same_party(actors, others):
    parties = {x.party for x in others}
    return all(x.party in parties for x in actors)


def _mutual(act, items, right):
    for phrase in right:
        if phrase.role == "between" or phrase.word in ("với", "cùng", "cùng với", "tới", "đến", "sang") or _with(items, act.at, phrase):
            act.targets, act.reach = [phrase], "with"
            break
        if phrase.first - act.at <= 2 and (phrase.role == "" or phrase.role == "place" and phrase.word == ""):
            act.targets, act.reach = [phrase], "near"
            break
        if phrase.role == "by" and phrase.word == "của" and act.source is None:
            act.source = phrase


def _with(items, at, phrase):
    """"đạt thỏa thuận với các nước thuộc GCC": "với" stands somewhere between, and no other verb."""
    between = items[at + 1 : phrase.first]
    return phrase.role == "" and any(t.text == "với" for t in between) and not any(t.kind == "cue" or t.text == "," for t in between)


def _stop(items, act, found):
    """Where the reach of a cue ends."""
    inside = {k for p in found for k in range(p.first, p.last)}
    for k in range(act.at + 1, len(items)):
        item = items[k]
        if k in inside:
            continue
        if item.text in (";", ":", "—") or (item.text == "," and k > act.at + 1):
            return k
        if item.roles & BREAK and item.text not in ("do", "bởi", "sau", "nên"):
            return k
    return len(items)


def _harm(items, a, phrase):
    """The harm to the phrase named between the cue and it, if any."""
    if phrase.word in ("của", "do"):
        return None
    for item in items[a : phrase.first]:
        if item.kind == "cue" and item.cues[0]["event_type"] in ("SANCTION", "ASSAULT", "COERCE", "ACCUSE"):
            return item
    return None

"""The acts of a sentence: each cue with its source, its targets, and how real it is.

A sentence is read once from left to right. A clause has a subject, which later verbs share until another phrase takes
its place; a verb of speech makes its subject the speaker of what follows; the object of a request is the subject of
what is requested. Where a passive, nominal or mutual cue finds its participants is told in `agents` and `targets`.
"""

from dataclasses import dataclass, field

from ngoaigiao import agents, conditions, modality, openings, passives, targets
from ngoaigiao.agents import BREAK
from ngoaigiao.clauses import act_follows, cue_at, points_at_target, verb_place
from ngoaigiao.noun_phrases import Phrase, asides, phrases
from ngoaigiao.openings import STOPS

CONTROL = {"REQUEST", "ACCUSE", "THREATEN"}  # their object is the subject of their content
REASONED = {"ACCUSE", "SUPPORT", "SANCTION", "COERCE", "THREATEN"}  # a reason tells what their object did
CONTENT = {"REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"}  # have later verbs as content
BEHIND = {"", "toward", "by"}  # what may stand at once before "bị": "lãnh thổ của Palestine bị Israel chiếm"


@dataclass
class Act:
    """One cue in its sentence. source: a Phrase or None; targets: Phrases; speaker: actors whose words tell the act."""

    cue: object
    row: dict
    at: int
    source: object = None
    targets: list = field(default_factory=list)
    speaker: list = field(default_factory=list)
    how: str = "subject"  # how the source was found
    reach: str = ""  # how the target was found
    polarity: str = ""  # negated ("không ủng hộ"), ceased ("ngừng viện trợ")
    realis: str = "actual"
    deontic: bool = False
    wish: bool = False  # "muốn gặp"
    nominal: bool = False
    under: object = None  # the act that this one is content of
    hurts: object = None  # the harm between cue and target ("phản đối trừng phạt Nga")
    clause: str = ""  # what opened the clause
    purpose: bool = False
    within: object = None  # the verb of the same clause whose content this is ("hứa giúp", "đề nghị đàm phán")
    condition: tuple = ()  # the items (first, last) of the condition it stands under
    partners: list = field(default_factory=list)  # with whom ("tập trận với Hàn Quốc")
    holder: object = None  # the subject of the clause that a noun stands in
    content: str = ""  # the event type of the next cue of the sentence
    untrue: bool = False  # told of others, and denied: "bác bỏ tin Nga giúp Iran"
    asked: str = ""  # of a request: that the target change ("change"), or help, join, talk, stay ("favour")
    other: str = ""  # of a further reading: which participant is another, and where it stands
    cause: object = None  # who moves the source to it: "Mỹ khiến Nga tức giận"

    @property
    def refuses(self):
        """Whether it is a refusal by its first words: "từ chối", "sẽ không"; not "phản đối"."""
        return self.row["event_type"] == "REJECT" and "refusing" in self.cue.roles


@dataclass
class Clause:
    """The clause being read: who acts, in whose words, under which verb."""

    subject: object = None
    fresh: bool = True  # the next free phrase may become the subject
    speaker: list = field(default_factory=list)
    matrix: object = None  # the subject of the verb of speech
    under: object = None  # the request, accusation or threat whose content this is
    opener: str = ""
    patient: object = None  # whom a passive is about
    passive: int = 0  # where its "bị" or "được" stands
    purpose: bool = False
    within: object = None  # the verb of the clause whose content later verbs are
    owner: object = None  # "quyết định của EU": who stands behind a subject that is a thing
    outer: object = None  # the subject of the clause that a relative clause interrupts
    cause: object = None  # who stands before "khiến"
    interrupted: object = None  # the subject of the clause that a side clause stands in
    inserted: bool = False  # whether it stands between that subject and its verb


class _Reader:
    """One pass over a sentence."""

    def __init__(self, items, speaker):
        self.items = items
        self.found = phrases(items)
        self.starts = {p.first: p for p in self.found}
        self.clause = Clause(speaker=list(speaker))
        self.main = None  # the first subject of the sentence
        self.pending = None  # a verb that waits for its object
        self.previous = None
        self.acts = []

    def read(self):
        i = 0
        bracketed = False
        ends = {first: last for first, last in asides(self.items) if first}
        while i < len(self.items):
            bracketed = self.items[i].text == "[" or bracketed and self.items[i].text != "]"
            if bracketed:
                i += 1
                continue
            if i in ends:
                i = ends[i]
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
        pending, self.pending = self.pending, None
        behind, self.previous = self.previous, phrase
        if i and "according" in self.items[i - 1].roles:
            clause.speaker, phrase.role = phrase.actors, "according"
            if act_follows(self.items, phrase.last):
                clause.subject, clause.fresh = phrase, False  # "dẫn lời Taliban nhận trách nhiệm"
            return
        if clause.patient is not None and phrase.role == "":
            return
        if pending is None and "owner" in phrase.governor and clause.fresh:
            clause.owner = clause.owner or phrase
        if "agent" in phrase.governor and act_follows(self.items, phrase.last):
            self._agent(phrase, behind)
        elif openings.begins_inside(self.items, phrase, pending, clause):
            self._side_clause(phrase)
        elif pending is not None and pending.row["frame"] != "self":
            self._object(phrase, pending)
        elif (phrase.role == "" or "agent" in phrase.governor) and (clause.fresh or clause.subject is None):
            clause.subject, clause.fresh, clause.owner = phrase, False, None
            if self.main is None and not clause.speaker:
                self.main = phrase

    def _agent(self, phrase, behind):
        """Who does what follows: something to the phrase behind ("phe nổi dậy do Mỹ hậu thuẫn"), or to a thing."""
        before = phrase.first - 1
        if behind is not None and phrase.first - behind.last <= 1 + (self.items[behind.last].text == ")"):
            self.clause.patient, self.clause.passive = behind, before
        elif openings.tells_maker(self.items, phrase):
            self.clause.patient, self.clause.passive = Phrase(before, before, []), before
        else:
            self._side_clause(phrase)

    def _side_clause(self, phrase):
        """Begin a clause inside the one being read, with a subject of its own."""
        clause = self.clause
        outer = clause.outer or clause.subject
        self.clause = Clause(phrase, False, clause.speaker, clause.matrix, None, "relative", outer=outer)

    def _object(self, phrase, verb):
        """The object of a verb that asks, blames or threatens, or that another verb follows, is the next subject."""
        clause = self.clause
        shared = verb.row["frame"] == "mutual" or verb.row["event_type"] == "CONSULT"  # "A gặp B bàn về …"
        gerund = clause.subject is not None and self.items[clause.subject.first - 1].text == "việc"
        later = gerund and not cue_at(self.items, phrase.last)  # "việc EU cấm vận Nga sẽ gây hại": the ban does
        follows = act_follows(self.items, phrase.last) and not shared and not later
        does = self.items[phrase.first - 1].text == "việc"  # "phản đối việc EU dùng biện pháp này để …"
        lets = "letting" in verb.cue.roles  # "cho phép Anh dùng căn cứ để tấn công …"
        asks = verb.row["event_type"] in CONTROL and verb.row["frame"] == "object"  # not "Nga phải hợp tác với Anh"
        controls = asks or follows or does or lets
        if controls and not verb.nominal and phrase.role in ("", "toward"):
            self.clause = Clause(phrase, False, clause.speaker, verb.source, verb, "object", purpose=clause.purpose)

    def _word(self, item, i):
        clause, roles, items = self.clause, item.roles, self.items
        if openings.begins_unnamed(items, i, self.starts, clause.opener, self.pending):
            clause.subject, clause.patient, clause.owner = Phrase(i, i + 1, []), None, None
        elif self.pending is not None and targets.describes(items, i):
            self._side_clause(Phrase(i, i, []))
        elif item.kind == "cue" and not points_at_target(items, i):
            self._cue(item, i)
        elif "speech" in roles and not agents.is_noun(items, i):
            self._speech(clause.subject.actors if clause.subject else clause.speaker)
        elif item.text == ":" and openings.is_announced(clause.subject, i):
            self._speech(clause.subject.actors)
        elif "passive" in roles and passives.is_passive(items, i, self.starts):
            self._passive(i)
        elif item.text in STOPS or "and" in roles:
            self._boundary(item, i)
        elif "despite" in roles:
            self.clause = Clause(self._outer(), False, clause.speaker, clause.matrix, None, "despite")
        elif roles & BREAK and item.text != "do":
            self._side(roles, i)
        elif "purpose" in roles:
            clause.purpose = True
        elif item.text in ("nơi", "mà") and openings.subject_at(items, i + 1, self.starts):
            self._what_one_does(item, i)
        elif "relative" in roles and self.previous is not None and openings.relates(items, i, self.previous):
            self._relative(i)
        elif "doer" in roles and self.pending is not None and act_follows(items, i + 1):
            self._side_clause(Phrase(i, i + 1, []))  # "lên án những kẻ đã tấn công Pháp"
        elif "causing" in roles:
            clause.cause = self._mover()
            clause.fresh, clause.patient, self.pending = True, None, None
        elif item.text in ("rằng", "là"):
            self._content()

    def _speech(self, speaker):
        self.pending = None
        self.clause = Clause(self.clause.subject, True, speaker, self.clause.subject, None, "speech")

    def _passive(self, i):
        clause = self.clause
        near = self.previous is not None and i - self.previous.last <= 1
        behind = near and (self.previous.role in BEHIND and not self._parted(i) or self._is_side(i))
        patient = self._suffering() if behind else clause.subject or clause.owner
        spared = openings.is_spared(self.items, i)
        clause.patient, clause.passive = patient if patient and not spared else Phrase(i, i, []), i

    def _parted(self, i):
        """Whether what stands before "bị" is in a clause before: "Nga tấn công Anh, bị Mỹ …", "… và được Mỹ …"."""
        before, told = self.items[i - 1], self.clause.subject is not None and self.previous is not self.clause.subject
        after = before.text == "," and "maker" not in self.items[i].roles  # not "hậu thuẫn IS, được Anh coi là …"
        return told and (after or bool(before.roles & {"and", "contrast"}))

    def _is_side(self, i):
        """Whether what stands before "bị" is one of two sides: "giữa Armenia, được Nga hậu thuẫn, và …"."""
        return self.previous.role == "between" and self.items[i - 1].text == "," and len(self.previous.actors) == 1

    def _side(self, roles, i):
        """A side clause: "vì …", "khi …", "nếu …"."""
        self.pending = None
        subject = self._blamed(i) if "reason" in roles else None
        outer, clause, opener = self._outer(), self.clause, min(roles & BREAK)
        inserted = outer is not None and self.items[i - 1].text == "," and outer.last == i - 1
        inserted = inserted or clause.opener == "relative"  # "Nga, vốn lo ngại khi Mỹ …, đã …"
        interrupted = clause.interrupted if clause.opener in BREAK else outer
        self.clause = Clause(subject or outer, True, clause.speaker, clause.matrix, None, opener)
        self.clause.interrupted, self.clause.inserted = interrupted, inserted

    def _what_one_does(self, item, i):
        """A clause about what stands before: "phe nổi dậy mà Mỹ hậu thuẫn", "thỏa thuận mà Mỹ ký với Đức"."""
        clause = self.clause
        if item.text == "mà" and openings.is_about(self.items, i, self.previous):
            clause.patient, clause.passive = self.previous, i
            return
        outer, self.pending = clause.subject or self.previous, None
        self.clause = Clause(None, True, clause.speaker, clause.matrix, None, "relative", outer=outer)

    def _relative(self, i):
        """A clause about who stands before: "Nga, nước phản đối …"."""
        clause = self.clause
        person = self.previous.role == "by" and "counting" not in self.items[i - 1].roles
        head = clause.subject if person and clause.subject else self.previous
        self.clause = Clause(head, False, clause.speaker, clause.matrix, clause.under, "relative", outer=clause.subject)

    def _content(self):
        """What is said: "rằng …", "là …"."""
        clause = self.clause
        clause.fresh, self.pending = True, None
        if clause.opener == "object" and clause.under is not None and clause.under.row["event_type"] == "THREATEN":
            clause.under = None

    def _cue(self, item, i):
        if "despite" in item.roles:
            self.clause = Clause(self._outer(), False, self.clause.speaker, self.clause.matrix, None, "despite")
        clause = self.clause
        act = self._act(i)
        self.acts.append(act)
        clause.patient, self.pending = None, act
        if act.row["part"] == "verb" and not act.nominal and self._described(i):
            self._tell_of_noun(act)
            return
        if not act.nominal and act.row["event_type"] in CONTENT:
            clause.within = act
        fronted = act.reach == "passive" and not act.targets[0].actors
        if "speech" in item.roles and not act.nominal and not fronted:  # "Bị Mỹ đe dọa, Iran …"
            said = act.source.actors if act.source else clause.speaker
            self.clause = Clause(
                clause.subject, True, said, act.source, clause.under, "speech", purpose=clause.purpose, within=act
            )

    def _described(self, i):
        """Whether a verb tells of a noun that names nobody: "bắt thành viên các nhóm ủng hộ Iran"."""
        asked = self.pending is not None and self.pending.row["event_type"] == "REQUEST"
        return targets.described(self.items, i) and self.clause.patient is None and not asked

    def _tell_of_noun(self, act):
        act.source, act.how, self.pending = Phrase(act.at, act.at, []), "noun", None
        if self.clause.fresh:
            self.clause.subject, self.clause.fresh = act.source, False

    def _boundary(self, item, i):
        clause = self.clause
        if clause.patient is not None and passives.go_on(self.items, clause.passive, i, self.starts):
            return
        if self._suffers_from_another(item, i):
            clause.patient, clause.passive = self.acts[-1].targets[0], i
            return
        if item.text == "và" and not cue_at(self.items, i + 1) and not self._voiced_at(i + 1):
            clause.fresh, clause.patient = True, None
            return
        self.pending = None
        if self._resumes(item, i):
            self.clause = Clause(clause.interrupted, True, clause.speaker, clause.matrix, None, "after")
            return
        if clause.matrix is not None and self._voiced_at(i + 1):
            self.clause = Clause(clause.matrix, True, [], None, None, "after")
            return
        if self._suffers_on(item, i):
            clause.patient = self.acts[-1].targets[0]  # "bị Mỹ cấm vận và đe dọa": the next verb is passive too
            return
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
            clause.cause = None
            clause.opener = clause.opener or "and"

    def _voiced_at(self, i):
        """Whether a further verb of the speaker follows: "cho rằng Nga phá hoại … và kêu gọi …"."""
        i = verb_place(self.items, i)
        if i >= len(self.items) or "speech" not in self.items[i].roles or agents.is_noun(self.items, i):
            return False
        cues = self.items[i].cues
        return not cues or cues[0]["event_type"] in CONTROL and not agents.is_owned(self.items, i)

    def _resumes(self, item, i):
        """Whether the clause that a side clause interrupts goes on: "Nga, khi Mỹ ném bom Syria, đã …", "…, và đã …"."""
        clause, behind = self.clause, self.items[i + 1 : i + 2]
        if clause.interrupted is None or clause.opener not in BREAK or clause.subject is clause.interrupted:
            return False
        joined = item.text == "," and any("and" in t.roles for t in behind)
        told = item.text == "," and clause.inserted or item.text == "đồng thời"
        return told and self._done_at(i + 1) or joined and self._done_at(i + 2)

    def _done_at(self, i):
        """Whether a verb follows at i, active or passive."""
        k = verb_place(self.items, i)
        return act_follows(self.items, i) or k > i and "passive" in self.items[k - 1].roles

    def _suffers_on(self, item, i):
        """Whether the verb behind "và" or a comma is passive like the one before: not "bị tấn công và kêu gọi Mỹ …"."""
        last = self.acts[-1] if self.acts else None
        if (
            last is None
            or last.how != "passive"
            or last.at != i - 1
            or not last.targets
            or not cue_at(self.items, i + 1)
        ):
            return False
        harms = self.items[i + 1].cues[0]["event_type"] in agents.HARM
        named = any(p.first in (i + 2, i + 3) and self.items[i + 2].kind != "mark" for p in self.found)
        return not named and ("and" in item.roles or item.text == "," and harms)

    def _suffers_from_another(self, item, i):
        """Whether another does the next to whom the verb before is done: "được Nga giúp đỡ và nhiều nước ủng hộ"."""
        last = self.acts[-1] if self.acts else None
        if last is None or last.reach != "passive" or last.at != i - 1 or "and" not in item.roles:
            return False
        verb = passives.names_end(self.items, i + 1)
        if not any(t.kind == "actor" for t in self.items[i + 1 : verb]) or not cue_at(self.items, verb):
            return False
        alone = verb + 1 == len(self.items) or self.items[verb + 1].kind == "mark" or self.items[verb + 1].text == "là"
        row, kind = self.items[verb].cues[0], last.row["event_type"]
        answers = kind in ("ASSAULT", "COERCE") and row["event_type"] != kind  # "bị Nga tấn công và Mỹ lên án"
        return alone and row["frame"] == "object" and row["stance"] == last.row["stance"] and not answers

    def _suffering(self):
        """The phrase before "bị", or whose act is aimed at it: "sự can thiệp của Nga vào Syria bị …"."""
        last = self.acts[-1] if self.acts else None
        if last is None or last.source is None or last.at > self.previous.first:
            return self.previous
        aimed = self.previous.role == "toward" and last.how == "of"
        return last.source if aimed or self._is_topic(last) else self.previous

    def _is_topic(self, act):
        """Whether an act is what its sentence is about: "việc Mỹ trừng phạt Iran bị …", "lệnh của Mỹ cấm … bị …"."""
        first = self.acts[0] is act and not act.nominal
        owned = act.source.first == 2 and "owner" in act.source.governor
        return first and (owned or act.source.first == 1 and self.items[0].text == "việc")

    def _blamed(self, i):
        """Who did what one is blamed or thanked for: "trừng phạt Iran vì tấn công …"."""
        last = self.acts[-1] if self.acts else None
        if last is None or last.nominal or last.row["event_type"] not in REASONED or self.previous is None:
            return None
        near = last.at < self.previous.first and self.previous.last == i and self.previous.role in ("", "toward")
        return self.previous if near and act_follows(self.items, i + 1) else None

    def _mover(self):
        """Who stands before "khiến", or has done what does: "quyết định rút quân của Pháp khiến …"."""
        last = self.acts[-1] if self.acts else None
        done = last.source if last is not None and last.how == "of" else None
        return self.clause.owner or self.clause.subject or done

    def _outer(self):
        """The subject of the clause above a request's or an accusation's content."""
        clause = self.clause
        if clause.opener == "object" and clause.under is not None and clause.under.source:
            return clause.under.source
        return clause.outer or clause.subject

    def _act(self, i):
        """The act of the cue at i with what stands before it: negation, plan, possibility; and its source."""
        clause, items = self.clause, self.items
        act = Act(
            items[i],
            items[i].cues[0],
            i,
            speaker=clause.speaker,
            under=clause.under,
            clause=clause.opener,
            purpose=clause.purpose,
            within=clause.within,
            holder=clause.subject,
            cause=clause.cause,
        )
        act.nominal = act.row["part"] == "noun" or agents.is_noun(items, i) or agents.is_owned(items, i)
        if act.nominal and clause.patient is not None and passives.carried(act, items, clause, self.found):
            act.nominal = False
        modality.tell(act, items, clause)
        agents.find_source(act, items, clause, self.main, self.found)
        return act


def read(items, speaker=()):
    """All acts of a sentence and its phrases. speaker: the actors whose direct speech it is."""
    reader = _Reader(items, speaker)
    acts, found, main = reader.read(), reader.found, reader.main
    agents.find_later_sources(acts, items, found, main)
    following = sorted((a.at, a.row["event_type"]) for a in acts)
    for act in acts:
        act.content = next((kind for place, kind in following if place > act.at), "none")
        targets.find_targets(act, items, found, main)
        act.asked = conditions.asked(act, items)
        if act.clause != "condition":
            act.condition = conditions.condition_of(act, items)
    for act in acts:
        if not act.targets and act.row["frame"] == "object":
            act.targets, act.reach, act.hurts = targets.further_target(act, acts, items, found)
    for act in acts:
        _deny(act, [a for a in acts if targets.denies(a, items) and targets.in_content(a, act, items, found)])
    return acts, found


def _deny(act, denials):
    """Mark an act that somebody denies: of himself, "phủ nhận tấn công Nga", or of another, "bác bỏ tin Nga …"."""
    if act.row["event_type"] == "ACCUSE" and act.row["frame"] == "object":
        return  # "bác bỏ cáo buộc": who accused is answered
    if denials and act.row["frame"] not in ("evaluation", "deontic") and act.source is denials[-1].source:
        act.realis = "denied"
    else:
        act.untrue = bool(denials)

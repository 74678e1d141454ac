"""Where the participants of an act stand: source and targets of verbs, passives, nouns and mutual acts."""

from ngoaigiao.clauses import BEFORE_VERB, verb_place

BREAK = {"contrast", "time", "condition", "reason"}
VERBAL = {"REJECT", "SUPPORT", "AGREE"}  # turned round by harm: "phản đối trừng phạt Nga" helps Russia
HARM = {"SANCTION", "ASSAULT", "COERCE", "ACCUSE"}
DONE = {"ASSAULT", "COERCE", "AID", "SANCTION", "CONCEDE", "RETREAT"}  # never done by telling of them
SETTING = {  # roles of the words that make an act the time or place of what others do: "sau vụ tấn công"
    "ASSAULT": {"place", "time"},
    "COERCE": {"place", "time"},
    "PROTEST": {"place", "time"},
    "MOBILIZE": {"time"},
}
LED = {"COERCE", "RETREAT", "MOBILIZE"}  # no noun of these is the act of a subject whose verb is unknown
OPPOSED = {"REJECT", "THREATEN"}  # a promise of these is no favour: "sẵn sàng đối phó với Nga"
FRIENDLY = {"REQUEST", "AGREE", "SUPPORT", "CONSULT", "AID", "COOPERATE", "CONCEDE"}  # never aimed at an enemy
FAVOURS = {"COOPERATE", "AID", "SUPPORT", "CONSULT"}  # what is asked of a friend
PLACED = {  # acts whose object may be told as a place
    "ASSAULT": {"site"},
    "COERCE": {"site"},
    "RETREAT": {"exit"},
    "PROTEST": {"near"},
    "MOBILIZE": {"site", "near"},
    "SUPPORT": {"source"},
    "ACCUSE": {"source"},
    "REJECT": {"source"},  # "đánh giá cao sự giúp đỡ từ Anh"
    "SANCTION": {"source"},  # "cấm nhập khẩu thực phẩm từ Mỹ"
}
SEIZING = {"ASSAULT", "COERCE", "RETREAT"}  # done to a place
VOICED = {"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "AID"}  # may have its owner in "từ": "đe dọa từ Nga"
TO_HOLDER = {"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "SANCTION"}  # aimed at who answers such a noun
MAKING = {"mà", "được", "do"}  # before who makes a thing
NOUN_REACH = 14  # words from a noun to its owner
CONTENT_REACH = 20  # words from a verb to the verb of its content
PAIR_REACH = 4  # words from an act to the pair "A - B"
NEAR = 6  # words of an unlisted title between a meeting and its partner
ATTRIBUTIVE = {"with", "toward", "place", "by", "light", "nominal", "counting"}  # before a noun that is no predicate
LINK_REACH = 6  # words before a judgement that link it to its subject
FACT_REACH = 12  # words from what makes a duty a fact to its verb
TOLD_AS_FACT = {"đang", "đã", "từng", "mà", "bắt"}  # before "phải"
DEMAND_REACH = 25  # words of a request in which a change is asked
HARM_REACH = 9  # words from a sanction to whom it harms
UNTIL_REACH = 25  # words from a refusal to what ends it
REFUSING = {"không", "chưa", "sẽ"}  # first words of cues that refuse: "sẽ không đàm phán"
REASONS = {"về", "vì", "sau", "trước"}  # behind a word of sympathy, before what it is about
ASKED_FOR = BEFORE_VERB | {"purpose", "change", "toward", "light"}  # before what is asked of one
END = {",", ";", "thì", ".", "”", '"'}
MEETS = {"gặp", "kiến", "tiếp", "tay", "đón"}  # words of cues of a meeting that take an object: "hội kiến Mỹ"
LINKS = {"với", "của", "cho", "cùng", "tới", "đến", "gần", "bên", "cạnh"}  # last words of cues with an object
QUOTE_END = {",", "”", '"', "’", "'"}


def is_noun(items, i):
    """Whether a word that makes nouns stands before the cue: "cuộc không kích", "lời kêu gọi"."""
    before = items[i - 1].roles if i else frozenset()
    made = bool(before & {"nominal", "despite"}) or i > 0 and items[i - 1].text.endswith(" sự")  # "với sự yểm trợ"
    return made and "complement" not in before


def is_owned(items, i):
    """Whether the cue has an owner: "đề nghị của Nga"."""
    if " sự " in items[i].text:  # "tìm kiếm sự ủng hộ của Nga": its owner is the object
        return False
    verbal = i and (items[i - 1].kind == "actor" or items[i - 1].roles & {"adverb", "future", "negation", "company"})
    if verbal and len(items[i].text.split()) > 2:  # "đã trục xuất đại sứ của Nga"
        return False
    k = _behind(items, i)
    if k == len(items):
        return False
    voiced = items[i].kind == "cue" and items[i].cues[0]["event_type"] in VOICED and "source" in items[k].roles
    return "owner" in items[k].roles or voiced or _maker(items, k)


def _behind(items, i):
    """Where what follows a cue and the words that belong to it begins."""
    k = i + 1
    while k < len(items) and "trailing" in items[k].roles:
        k += 1
    return k


def _maker(items, k):
    """Whether a clause at k tells who makes what was named: "thỏa thuận mà Nga đạt được", "lệnh cấm do Mỹ áp đặt"."""
    if k >= len(items) or items[k].text not in MAKING:
        return False
    names = items[k + 1 : k + NOUN_REACH]
    last = next((n for n, t in enumerate(names) if not (t.kind == "actor" or t.text == "," or _listing(t))), None)
    if last is None or not any(t.kind == "actor" for t in names[:last]):
        return False
    verb = next((t for t in names[last:] if "adverb" not in t.roles), None)
    if verb is not None and verb.kind == "cue":
        return verb.cues[0]["frame"] == "mutual"  # "thỏa thuận mà Mỹ ký với Đức"
    return verb is not None and bool(verb.roles & {"light", "aimed"})


def _listing(item):
    return bool(item.roles & {"head", "join"}) and "light" not in item.roles


def is_passive(items, i, starts):
    """Whether "bị" or "được" makes the next verb passive: at once, or after its agent. starts: {first: phrase}."""
    k, reach = i + 1, i + 6
    while k < len(items) and k <= reach:
        if k in starts:
            reach += starts[k].last - k - 1 if reach == i + 6 else 0  # the agent may be a list
            k = starts[k].last
            continue
        if items[k].kind == "cue":
            return True
        if items[k].kind == "mark" or items[k].roles & {"nominal", "purpose", "toward", "complement"}:
            return False
        k += 1
    return False


def find_source(act, items, clause, main, found):
    """Set `source` and `how` of an act (of a passive also its target) from the clause that it stands in."""
    apart = [p for p in found if p.role == "between" and (len(p.actors) > 1 or _facing(p, items, found))]
    if act.row["event_mode"] == "visit":
        apart = []  # "công du nhằm thúc đẩy hòa bình giữa Israel và Palestine"
    after = [p for p in apart if p.first > act.at and _clear(items, act.at + 1, p.first)]
    after = [p for p in after if not _partner_before(act, p, found)]
    sided = act.row["frame"] == "mutual" or act.nominal and act.row["event_type"] == "ASSAULT"
    pair = _pair_behind(act, items, found) if act.row["frame"] == "mutual" else None
    if pair is not None:
        act.source, act.how = pair, "between"  # "các cuộc đối thoại Mỹ - Trung"
    elif sided and (after or apart and apart[-1].last <= act.at):
        act.source, act.how = (after or apart[-1:])[0], "between"
    elif act.nominal:
        _source_of_noun(act, items, found, clause, main)
    elif clause.patient is not None:
        act.source, act.how = _agent(act, clause, found), "passive"
        given = act.cue.closing or act.cue.text.endswith((" cho", " sang"))
        if not given or clause.patient.actors:  # "tàu được Nga bán cho Iran": the ship is no target
            act.targets, act.reach = [clause.patient], "passive"
        if act.source is None and act.row["event_type"] in DONE:
            act.speaker = []  # "Anh nói rằng Lavrov đã bị bắt giữ": by whom is not told
    elif clause.owner is not None and (clause.fresh or clause.subject is None):
        act.source, act.how = clause.owner, "owner"
    elif clause.subject is not None:
        act.source, act.how = clause.subject, "inherited" if clause.fresh else "subject"
    elif clause.speaker:
        act.how = "speaker"
    else:
        act.source, act.how = main, "main"
    if act.how == "between":
        facing = _facing(act.source, items, found)
        act.targets, act.reach = ([facing], "facing") if facing else (act.targets, act.reach)
    if act.row["frame"] == "evaluation" and clause.speaker and not act.nominal:
        _judged(act, items, clause, found)
    elif act.row["frame"] == "deontic" and _is_fact(act, items):
        act.source, act.how = None, "fact"


def _is_fact(act, items):
    """Whether what must be is told, not demanded: "đang phải đối phó", "khiến Nga phải …", "điều mà Nga phải …"."""
    for item in reversed(items[max(0, act.at - FACT_REACH) : act.at]):
        if "causing" in item.roles or item.text in TOLD_AS_FACT:
            return True
        if item.kind in ("mark", "cue") or item.roles & {"speech", "complement"}:
            return False
    return False


def _partner_before(act, phrase, found):
    """Whether the partner stands before a pair that is the topic: "hội đàm với Đức về quan hệ giữa Nga và Anh"."""
    return any("with" in p.governor for p in found if act.at < p.first < phrase.first)


def _facing(phrase, items, found):
    """The other side in "giữa A và B với C", "giữa A và B với một bên là C"."""
    after = next((p for p in found if p.first >= phrase.last), None)
    if after is None:
        return None
    link = items[phrase.last : after.first]
    near = 0 < len(link) <= 4 and "with" in link[0].roles
    return after if near and not any(t.kind == "cue" or "nominal" in t.roles for t in link) else None


def _agent(act, clause, found):
    """Who does a passive act: the phrase before the verb, else the one after "bởi"."""
    before = [p for p in found if clause.passive < p.first and p.last <= act.at]
    after = [p for p in found if 0 < p.first - act.at < NOUN_REACH and "agent" in p.governor]
    return next(iter(before[::-1] or after), None)


def _judged(act, items, clause, found):
    """Of whom a speaker tells something good or bad: not of himself, then of the last phrase before.

    "đối phó với hành động hiếu chiến của A" judges A; where no "là" links it to a subject, nobody else is judged.
    """
    owner = next((p for p in found if p.first > act.at and p.governor & {"owner", "source"}), None)
    owned = owner is not None and _clear(items, act.at + 1, owner.first)
    if not _linked(items, act.at):
        act.source, act.how = (owner, "of") if owned else (None, "none")
    elif act.source is None or _same_party(act.source.actors, clause.speaker):
        if owned and act.row["stance"] == "oppose":  # "đây là hành động gây hấn của A"
            act.source, act.how = owner, "of"
            return
        before = [p for p in found if p.last <= act.at and p.role in ("by", "topic", "")]
        near = [p for p in before if not _same_party(p.actors, clause.speaker)]
        if near:
            act.source, act.how = near[-1], "nearest"


def _linked(items, i):
    """Whether a judgement is said of the subject: "X là …", "X rất …", "coi X là …"; not as an object or attribute."""
    for item in reversed(items[max(0, i - LINK_REACH) : i]):
        if item.kind == "actor" or item.text == "là" or item.roles & {"speech", "passive", "relative"}:
            return True
        if item.kind == "cue" or item.roles & ATTRIBUTIVE:
            return False
    return True


def _source_of_noun(act, items, found, clause, main):
    """ "cuộc không kích của A", "lời kêu gọi của A"; else the subject of a verb that only carries the noun."""
    right = [p for p in found if 0 < p.first - act.at < NOUN_REACH]
    owner = right[0] if right and _clear(items, act.at + 1, right[0].first) else None
    carrier = _carrier(items, act.at)
    owning = owner is not None and (owner.role == "" or owner.governor & {"owner", "agent", "source"})
    behind = _behind(items, act.at)
    voiced = owner is not None and "source" in owner.governor and owner.first == behind + 1 and _voices(act)
    if owning and carrier & {"receive", "according", "despite"}:
        owner.role = "by"
        act.source, act.how = owner, "received"
        patient = clause.subject or main or next((p for p in found if p.first > owner.last and p.role == ""), None)
        if patient is not None and not (len(right) > 1 and right[1].role == "toward"):
            act.targets, act.reach = [patient], "received"
    elif "receive" in carrier and clause.subject is not None:  # "Pháp trải qua một vụ tấn công": by whom is not told
        act.targets, act.reach, act.how = [clause.subject], "received", "none"
    elif owner is not None and (owner.role == "by" or voiced or owner.first == behind + 1 and _maker(items, behind)):
        act.source, act.how = owner, "of"
    elif owner is not None and len(right) > 1 and _owns(right[1], owner, items):
        act.source, act.how, act.targets, act.reach = right[1], "of", [owner], "near"  # "lệnh trừng phạt Nga của EU"
    elif right and right[0].role == "between":
        act.source, act.how = right[0], "between"
    elif carrier & SETTING.get(act.row["event_type"], set()):
        act.how = "none"  # "Sau vụ tấn công, Pháp …": by whom is not told
    elif "light" in carrier or act.row["event_type"] == "CONSULT":
        act.source, act.how = clause.subject or main, "light"
    elif act.row["event_type"] in LED:
        act.how = "none"
    elif act.row["part"] == "noun" and clause.subject is not None and "speech" not in carrier:
        act.source, act.how = clause.subject, "bare"  # the object of a verb that the codebook does not know
    else:
        act.how = "none"


def _voices(act):
    """Whether "từ X" behind a noun tells whose it is; of a sanction only if no goods are named."""
    kind = act.row["event_type"]
    return kind in VOICED or kind == "SANCTION" and act.row["part"] == "noun"


def _owns(phrase, named, items):
    """Whether the owner of an act stands behind its object: "lệnh trừng phạt Nga của EU", "… do EU áp đặt"."""
    near = phrase.first - named.last <= 1
    return near and ("owner" in phrase.governor or _maker(items, phrase.first - 1))


def _pair_behind(act, items, found):
    """The pair behind an act and words of no other use: "đàm phán hạt nhân Mỹ - Triều", "hợp tác hai nước"."""
    pair = next((p for p in found if p.first > act.at), None)
    if pair is None or pair.first - act.at > PAIR_REACH or len({a.party for a in pair.actors}) != 2:
        return None
    between = items[act.at + 1 : pair.first]
    plain = all(t.kind == "word" and not t.roles - {"issue", "trailing", "head"} for t in between)
    dashed = any(t.text in ("-", "–") for t in items[pair.first : pair.last])
    noun = act.nominal or act.row["event_type"] != "CONSULT"
    names = items[pair.first : pair.last]
    told = noun and pair.role == "" and any(len({a.party for a in t.actors}) == 2 for t in names)
    return pair if plain and (dashed or told) else None


def _carrier(items, i):
    """The roles of the word before a noun and what makes and counts it: "tiến hành nhiều cuộc không kích"."""
    for item in reversed(items[:i]):
        makes = "nominal" in item.roles and not item.roles & {"light", "speech"}
        if not makes and "counting" not in item.roles:
            return item.roles
    return frozenset()


def find_later_sources(acts, items, found, main):
    """Sources that stand after their act: "Phớt lờ phương Tây, Nga …"; "…, ông Kerry nói"."""
    for act in acts:
        waits = act.how == "light" or act.how == "main" and act.row["frame"] != "mutual"
        if act.source is None and waits and not act.speaker:
            act.source, act.how = main if _fronts(act, items, main) else None, "later"
        if act.reach == "passive" and not act.targets[0].actors and _fronts(act, items, main):
            act.targets = [main]  # "Bị Mỹ trừng phạt, Iran …"
    speaker = _speaker_at_the_end(items, found)
    for act in acts if speaker else ():
        if act.at < speaker.first and not act.speaker:
            act.speaker = speaker.actors
            if act.row["frame"] == "evaluation" and not act.nominal and not _linked(items, act.at):
                act.source, act.how = None, "none"
            elif act.source is None and act.how != "fact":
                act.how = "speaker"


def _fronts(act, items, main):
    """Whether an act is told before the subject: "Phớt lờ phương Tây, Nga …"."""
    return main is not None and main.first > act.at and any(t.text == "," for t in items[act.at : main.first])


def _speaker_at_the_end(items, found):
    speech = next((k for k in range(len(items) - 1, max(-1, len(items) - 8), -1) if "speech" in items[k].roles), None)
    if speech is None:
        return None
    last = next((p for p in reversed(found) if p.last <= speech and speech - p.last < 4), None)
    return last if last and last.first and items[last.first - 1].text in QUOTE_END else None


def find_targets(act, items, found, main):
    """Set `targets` and `reach` of an act by the frame of its cue."""
    frame = act.row["frame"]
    if act.targets or frame in ("evaluation", "deontic"):
        return
    behind = items[act.at + 1].roles if act.at + 1 < len(items) else frozenset()
    if "each other" in behind and act.source is not None and frame == "object":
        act.targets, act.reach = [act.source], "each other"  # "Nga và Ukraine cáo buộc lẫn nhau"
        return
    stop = _stop(items, act, found)
    right = [p for p in found if act.at < p.first < stop and items[p.first].start >= act.cue.closing]
    if frame == "mutual":
        _mutual(act, items, right)
    elif frame == "self":
        act.targets, act.reach = [p for p in right if "aimed" in p.governor][:1], "toward"
        act.partners = [p for p in right if "with" in p.governor][:1]
    else:
        _object(act, items, right)
        if not act.targets and act.cue.closing:
            act.how = "none"  # "Nga bán dầu cho các công ty Nga"
        if not act.targets and act.how == "of" and act.source is not None and act.row["event_type"] in TO_HOLDER:
            answering = [p for p in (act.holder, main) if p is not None and not _same(p, act.source)]
            act.targets, act.reach = answering[:1], "main"  # "bất chấp sự phản đối của phương Tây"


def harm_before(act, phrase, items):
    """What is named between a cue and an object of it that harms the object, if anything: "phản đối cấm vận Nga"."""
    between = items[act.at + 1 : phrase.first]
    made = phrase.governor & {"owner", "agent", "source"} or between and between[-1].text in MAKING
    apology = act.row["event_type"] == "SUPPORT" and between and between[0].text in REASONS
    return None if made or apology else _harm(between, turned_by(act))  # "xin lỗi về vụ tra tấn tù nhân Iraq"


def turned_by(act):
    """The kinds of acts whose victim is helped by who objects to them, and harmed by who is for them.

    None for "đau buồn vì vụ tấn công", "đáp trả việc trục xuất"; who denies an accusation helps nobody by it.
    """
    kind = act.row["event_type"]
    if kind not in VERBAL or "personal" in act.cue.roles:
        return set()
    return HARM | OPPOSED if kind == "AGREE" else HARM - {"ACCUSE"} if kind == "REJECT" else HARM


def _object(act, items, right):
    for phrase in right:
        if phrase.role == "" and _own_clause(act, items, phrase):
            return
        if _may_be_object(act, items, phrase):
            at_once = "near" if phrase.first - act.at < 3 else "far"
            bare = phrase.role == "place" and not phrase.governor or "freeing" in act.cue.roles
            act.targets, act.reach = [phrase], at_once if bare else phrase.role or at_once
            act.hurts = harm_before(act, phrase, items)
            return


def _own_clause(act, items, phrase):
    """Whether what the source itself does begins: "Trump cho phép Nhà Trắng …", "chỉ trích việc Trump tấn công …"."""
    if act.source is None or phrase is act.source or not _same(phrase, act.source):
        return False
    verb = verb_place(items, phrase.last)
    follows = verb < len(items) and (items[verb].kind == "cue" or verb > phrase.last)
    return follows or phrase.first - act.at == 1


def _may_be_object(act, items, phrase):
    kind = act.row["event_type"]
    if phrase is act.source or act.source is not None and _same(phrase, act.source):
        return False
    if phrase.role in ("topic", "according", "aside") or _agent_of_passive(act, items, phrase):
        return False
    if kind == "COERCE" and phrase.role == "toward" and "unnamed" in items[act.at + 1].roles:
        return False  # "bắt nghi phạm ném trứng vào Mỹ"
    if "freeing" in act.cue.roles:
        return bool(phrase.governor & {"source", "exit"})  # "giành lại thành phố từ tay IS"
    placed = _seized(act, phrase, items) or phrase.governor & PLACED.get(kind, set())
    if phrase.role == "place" and not placed and not _answers(kind, phrase, items):
        return False
    if phrase.governor & {"company"} and kind != "AGREE":
        return False
    lifted = kind == "CONCEDE" and items[max(0, phrase.first - 2)].kind == "cue"  # "dỡ bỏ lệnh cấm vận nhằm vào Cuba"
    if phrase.governor & {"hostile"} and kind in FRIENDLY and not lifted:
        return False
    bids = kind == "REQUEST" or act.cue.text.endswith("cho phép")
    if bids and not act.nominal and _addressed(items[act.at + 1 : phrase.first]):
        return False
    # "kêu gọi dỡ bỏ cấm vận Cuba" asks nothing of Cuba
    inside = kind == "REQUEST" and phrase.role in ("", "by", "toward") and not act.nominal
    return not (inside and any(t.kind == "cue" for t in items[act.at + 1 : phrase.first]))


def _agent_of_passive(act, items, phrase):
    """Whether a phrase does what is done to a thing named before: "tưởng niệm binh sĩ bị Mỹ bắn"."""
    verb = verb_place(items, phrase.last)
    passive = phrase.first - 1 > act.at + 1 and "passive" in items[phrase.first - 1].roles
    return passive and verb < len(items) and items[verb].kind == "cue"


def _seized(act, phrase, items):
    """Whether a place at once behind the cue is what is taken, hit or left: "chiếm Crimea", "rút khỏi Kabul"."""
    named = phrase.actors[0].kind == "place" and act.row["event_type"] in SEIZING
    return named and all(t.roles & {"head", "place", "bound", "toward"} for t in items[act.at + 1 : phrase.first])


def _addressed(between):
    """Whether one who is not named is asked, and for what begins: "kêu gọi các quốc gia khác cùng hành động để …"."""
    last = next((k for k, t in enumerate(between) if "head" not in t.roles and not t.camps), len(between))
    noun = any(not t.roles & {"counting", "owner"} for t in between[:last])
    return noun and any(t.roles & ASKED_FOR and "trailing" not in t.roles for t in between[last:])


def _answers(kind, phrase, items):
    """Whether an act answers what a phrase has asked: "chấp nhận lời mời từ Nga"."""
    asking = items[max(0, phrase.first - 2)]
    request = asking.kind == "cue" and asking.cues[0]["event_type"] == "REQUEST"
    return kind in ("AGREE", "CONCEDE") and "source" in phrase.governor and request


def _mutual(act, items, right):
    for phrase in right:
        if phrase is act.source:
            continue
        between = items[act.at + 1 : phrase.first]
        with_it = phrase.governor & {"with", "bound"} and not any(_acts_on(t) for t in between)
        if with_it or phrase.role == "between" or _with(between, phrase):
            act.targets, act.reach = [phrase], "with"
            return
        bare = phrase.role == "" or phrase.role == "place" and not phrase.governor
        bare = bare and _takes_object(act) and not _names_event(act, phrase)
        near = phrase.first - act.at <= 2 or len(between) < NEAR and all(_names(t) for t in between)
        trip = act.row["event_mode"] == "visit"  # "chuyến công du đầu tiên, gồm Israel và Ý"
        near = near or trip and "member" in items[phrase.first - 1].roles
        if act.how == "between" and phrase.actors[0].party is None:
            continue  # "đàm phán về Thái Bình Dương giữa Mỹ và Anh"
        about = act.cue.text.endswith(" về")  # "nhất trí về Syria"
        if bare and near and not about and not any(_acts_on(t) for t in between):
            act.targets, act.reach = [phrase], "near"
            return
        if "owner" in phrase.governor and act.source is None:
            act.source = phrase


def _takes_object(act):
    """Whether a partner may follow a cue at once: "gặp Mỹ", "đồng minh của Mỹ"; not "thỏa thuận Paris"."""
    words = act.cue.text.split()
    return words[-1] in LINKS or act.row["event_mode"] == "visit" or not MEETS.isdisjoint(words)


def _names_event(act, phrase):
    """Whether a body only names a meeting that it holds: "cuộc họp G20", "hội nghị thượng đỉnh NATO"."""
    body = phrase.actors[0]
    return act.nominal and body.kind in ("group", "organisation") and body.party == body.actor_id


def _names(item):
    """Whether a word may belong to a title that no table lists: "gặp người đứng đầu ngành lâm nghiệp Pháp"."""
    return item.kind == "word" and not item.roles - {"head", "relative", "counting", "issue"}


def _acts_on(item):
    """Whether an item is a verb of its own ("thảo luận về cách đối phó với Triều Tiên"); "chống" is not."""
    return item.kind == "cue" and "hostile" not in item.roles


def _with(between, phrase):
    """ "đạt thỏa thuận với các nước thuộc GCC": "với" stands somewhere between, and no other verb."""
    joined = any("with" in t.roles for t in between) and not any(t.kind == "cue" or t.text == "," for t in between)
    return (phrase.role == "" or "source" in phrase.governor) and joined


def further_target(act, acts, items, found):
    """Where the clause names no target: who must meet the condition, a fronted "Đối với X", the content's target.

    Gives also the harm that the act is for or against: "phản đối việc gia hạn cấm vận Nga".
    """

    def other(phrase):
        return act.source is None or not _same(phrase, act.source)

    if act.condition and act.row["event_type"] in ("AGREE", "THREATEN", "AID", "REJECT", "COOPERATE"):
        inside = [p for p in found if act.condition[0] < p.first < act.condition[1] and other(p)]
        if inside:
            return inside[:1], "condition", None
    first = found[0] if found else None
    if first is not None and "fronted" in first.governor and first.first <= 2 and first.first < act.at and other(first):
        return [first], "fronted", None
    if act.row["event_type"] == "ACCUSE":  # "lo ngại sau khi Nga …"
        cause = next((p for p in found if p.first > act.at and p.role == "" and other(p)), None)
        verbs = [a.at for a in acts if a.row["part"] == "verb" and not a.nominal]
        if cause is not None and not any(act.at < at < cause.first for at in verbs):
            return [cause], "cause", None
    if act.row["event_type"] in ("THREATEN", "AGREE", "SUPPORT", "REJECT"):
        content = next((a for a in acts if 0 < a.at - act.at < CONTENT_REACH and a.targets), None)
        apart = content is not None and (_verb_joined(items, act.at, content.at) or _own_deed(act, content))
        if content is not None and not apart and other(content.targets[0]) and content.how != "of":
            when = any(t.roles & BREAK and not t.roles & {"agent", "soft"} for t in items[act.at + 1 : content.at])
            harm = not when and content.row["event_type"] in HARM & turned_by(act)
            return content.targets, "content", content.cue if harm else None
    return [], "", None


def _own_deed(act, content):
    """Whether one denies what he is said to do: "Iran bác bỏ tin nước này hỗ trợ IS"."""
    named = content.source is not None and content.source is not act.source and act.source is not None
    return named and act.row["event_type"] == "REJECT" and _same(content.source, act.source)


def conditions(items, role="condition"):
    """The stretches of a sentence, (first, last), that state a condition ("until": what ends a refusal)."""
    found = []
    for k, item in enumerate(items):
        if "conditioned" in item.roles:
            found.append((k, k + 1))
        elif role in item.roles:
            found.append((k, next((m for m in range(k + 1, len(items)) if items[m].text in END), len(items))))
    return found


def condition_of(act, items):
    """The condition that an act stands under; of an act that is refused also "…, cho đến khi …" behind it."""
    stated = [c for c in conditions(items) if not c[0] <= act.at < c[1]]
    if "negation" in act.cue.roles or act.polarity == "negated" or act.cue.text.split()[0] in REFUSING:
        stated += [c for c in conditions(items, "until") if act.at < c[0] < act.at + UNTIL_REACH]
    return stated[0] if stated else ()


def asked(act, items):
    """What a request asks of its target: "change" (also that it stop), "favour" (help, join, talk, stay), or ""."""
    if act.row["event_type"] != "REQUEST":
        return ""
    if act.how == "received" and "according" in items[act.at - 1].roles:
        return "favour"  # "theo yêu cầu của Syria"
    reach = items[act.at + 1 : act.at + DEMAND_REACH]
    for k, item in enumerate(reach):
        if item.text == ";" or item.roles & {"contrast", "purpose", "speech"}:
            return ""
        if "change" in item.roles:
            kept = "negation" in item.roles and any("change" in t.roles for t in reach[k + 1 : k + 3])
            return "favour" if kept or _lifts(act, reach[k:]) else "change"
        cue = item.cues[0] if item.kind == "cue" else {}
        if cue.get("frame") == "deontic" and cue["stance"] == "oppose":
            return "change"
        if cue.get("part") == "verb" and cue["event_type"] in FAVOURS:
            return "favour"
    return ""


def _lifts(act, asked):
    """Whether what is to end is a sanction on others than who asks: "thuyết phục EU bỏ lệnh cấm vận Syria"."""
    kinds = [{cue["event_type"] for cue in t.cues} for t in asked[:4]]
    if not (kinds[0] & {"CONCEDE"} or any("SANCTION" in kind for kind in kinds[1:])):
        return False
    own = {a.party for a in (act.source.actors if act.source else act.speaker)}
    return not any(a.party in own for t in asked[:HARM_REACH] for a in t.actors)


def _stop(items, act, found):
    """Where the reach of a cue ends."""
    inside = {k for p in found for k in range(p.first, p.last)}
    for k in range(act.at + 1, len(items)):
        item = items[k]
        if k in inside:
            continue
        members = k + 1 < len(items) and "member" in items[k + 1].roles and act.row["event_mode"] == "visit"
        if item.text in (";", ":", "—") or item.text == "," and k > act.at + 1 and not members:
            return k
        if "receive" in item.roles:
            return k  # "chiếm lại thành phố với sự hỗ trợ của Nga"
        if "and" in item.roles and k > act.at + 1 and _verb_begins(items, k + 1):
            return k
        if item.roles & BREAK and not item.roles & {"agent", "soft"} or describes(items, k):
            return k
    return len(items)


def describes(items, i):
    """Whether "đang" tells of a noun that names nobody: "tiêu diệt 20 tay súng đang lên kế hoạch tấn công …"."""
    if items[i].text != "đang" or not i or items[i - 1].kind != "word" or items[i - 1].roles - {"head", "unnamed"}:
        return False
    k = verb_place(items, i)
    return k < len(items) and items[k].kind == "cue"


def _verb_joined(items, first, last):
    """Whether a further verb of the same subject begins between two items."""
    return any("and" in items[k].roles and _verb_begins(items, k + 1) for k in range(first + 2, last - 1))


def _verb_begins(items, i):
    """Whether a further verb of the same subject begins: "lên án vụ tấn công và đang hợp tác với Nga"."""
    i = verb_place(items, i)
    if i == len(items) or is_noun(items, i) or is_owned(items, i):
        return False
    return items[i].cues[0]["part"] == "verb" if items[i].kind == "cue" else "speech" in items[i].roles


def _harm(between, kinds):
    """What is named between a cue and its target that harms the target, if anything."""
    harms = (t for t in between if t.kind == "cue" and t.cues[0]["event_type"] in kinds)
    return next((t for t in harms if t.cues[0]["frame"] != "evaluation"), None)


def _clear(items, a, b):
    return not any(t.text in (",", ";", ":") or t.kind == "cue" for t in items[a:b])


def _same(a, b):
    return _same_party(a.actors, b.actors)


def _same_party(actors, others):
    parties = {x.party for x in others}
    return all(x.party in parties for x in actors)

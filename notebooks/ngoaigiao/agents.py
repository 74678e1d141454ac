"""Who acts: the source of verbs, passives, nouns and mutual acts, and who is judged."""

from ngoaigiao.clauses import BEFORE_VERB

BREAK = {"contrast", "time", "condition", "reason"}
VERBAL = {"REJECT", "SUPPORT", "AGREE"}  # turned round by harm: "phản đối trừng phạt Nga" helps Russia
HARM = {"SANCTION", "ASSAULT", "COERCE", "ACCUSE"}
DONE = {"ASSAULT", "COERCE", "AID", "SANCTION", "CONCEDE", "RETREAT"}  # never done by telling of them
SETTING = {  # roles of the words that make an act the time or place of what others do: "sau vụ tấn công"
    "ASSAULT": {"place", "time"},
    "COERCE": {"place", "time"},
    "PROTEST": {"place", "time"},
    "MOBILIZE": {"place", "time"},
}
HOSTED = {"SANCTION": {"expel"}, "PROTEST": {"demo"}}  # modes of what is done to envoys where they serve
LED = {"COERCE", "RETREAT", "MOBILIZE"}  # no noun of these is the act of a subject whose verb is unknown
VOICED = {"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "AID"}  # may have its owner in "từ": "đe dọa từ Nga"
ASIDE_REACH = 9  # words from one side of a fight to the comma behind what is told of it
NOUN_REACH = 14  # words from a noun to its owner
TRAVELLER_REACH = 7  # words from the place of a visit to the name of who comes
DOER_REACH = 3  # words from a verb to the noun of who does it: "nước duy nhất phản đối là"
PAIR_REACH = 4  # words from an act to the pair "A - B"
ATTRIBUTIVE = {"with", "toward", "place", "by", "light", "nominal", "counting"}  # before a noun that is no predicate
PREDICATIVE = {"counting", "nominal", "head", "relative"}  # between "là" and a judgement: "là một đối tác tin cậy"
LINK_REACH = 6  # words before a judgement that link it to its subject
FACT_REACH = 12  # words from what makes a duty a fact to its verb
QUOTE_END = {",", "”", '"', "’", "'"}


def breaks(item):
    """Whether a word begins a side clause: "vì", "khi", "nhưng", "nếu"; not "do" before an agent."""
    return bool(item.roles & BREAK) and not item.roles & {"agent", "soft"}


def is_noun(items, i):
    """Whether a word that makes nouns stands before the cue: "cuộc không kích", "lời kêu gọi"."""
    before = items[i - 1].roles if i else frozenset()
    if items[i].kind == "cue" and items[i].cues[0]["frame"] == "evaluation" and _predicate(items, i):
        return False
    made = bool(before & {"nominal", "despite"}) or i > 0 and items[i - 1].text.endswith(" sự")  # "với sự yểm trợ"
    return made and "complement" not in before


def is_owned(items, i):
    """Whether the cue has an owner: "đề nghị của Nga"."""
    if " sự " in items[i].text or items[i].text.endswith(" là"):  # "tìm sự ủng hộ của Nga", "nghi là của Nga"
        return False
    verbal = i and (items[i - 1].kind == "actor" or items[i - 1].roles & {"adverb", "future", "negation", "company"})
    listed = i and items[i - 1].text == "," and items[i].cues and items[i].cues[0]["part"] == "verb"
    if (verbal or listed) and len(items[i].text.split()) > 2:  # "đã trục xuất đại sứ của Nga"
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
    """Whether a clause at k tells who makes what was named: "thỏa thuận mà Nga đạt được", "lệnh cấm do Mỹ áp đặt".

    Also one that tells so himself: "vụ đánh bom mà IS thừa nhận tiến hành".
    """
    if k >= len(items) or "maker" not in items[k].roles:
        return False
    names = items[k + 1 : k + NOUN_REACH]
    last = next((n for n, t in enumerate(names) if not (t.kind == "actor" or t.text == "," or _listing(t))), None)
    if last is None or not any(t.kind == "actor" for t in names[:last]):
        return False
    verbs = [t for t in names[last:] if "adverb" not in t.roles]
    told = len(verbs) > 1 and verbs[0].kind == "word" and "speech" in verbs[0].roles
    verb = next(iter(verbs[told and "light" in verbs[1].roles and "place" not in verbs[1].roles :]), None)
    if verb is not None and verb.kind == "cue":
        return verb.cues[0]["frame"] == "mutual"  # "thỏa thuận mà Mỹ ký với Đức"
    return verb is not None and bool(verb.roles & {"light", "aimed"})


def _listing(item):
    return item.text.isdigit() or bool(item.roles & {"head", "join", "member"}) and "light" not in item.roles


def find_source(act, items, clause, main, found):
    """Set `source` and `how` of an act (of a passive also its target) from the clause that it stands in."""
    apart = [p for p in found if p.role == "between" and (len(p.actors) > 1 or _facing(p, items, found))]
    if act.row["event_mode"] == "visit":
        apart = []  # "công du nhằm thúc đẩy hòa bình giữa Israel và Palestine"
    after = [p for p in apart if p.first > act.at and _clear(items, act.at + 1, p.first)]
    after = [p for p in after if not _partner_before(act, p, found)]
    if act.row["event_type"] == "ASSAULT":
        apart, after = _foes(act, items, apart), _foes(act, items, after)
    sided = act.row["frame"] == "mutual" or act.nominal and act.row["event_type"] == "ASSAULT"
    pair = _pair_behind(act, items, found) if act.row["frame"] == "mutual" else None
    told = _told_behind(act, items, found)
    if told is not None:
        act.source, act.how = told, "subject"
    elif pair is not None:
        act.source, act.how = pair, "between"  # "các cuộc đối thoại Mỹ - Trung"
    elif sided and (after or apart and apart[-1].last <= act.at and not _parted(act, apart[-1], clause)):
        act.source, act.how = (after or apart[-1:])[0], "between"
    elif act.nominal:
        _source_of_noun(act, items, found, clause, main)
    elif clause.patient is not None:
        act.source, act.how = _agent(act, clause, found) or _host(act, clause, found), "passive"
        given = act.cue.closing or "giving" in act.cue.roles or act.cue.text.endswith((" cho", " sang"))
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
    if _is_risk(act, items):
        act.source, act.speaker, act.how = None, [], "none"
    if act.how == "between":
        facing = _facing(act.source, items, found)
        act.targets, act.reach = ([facing], "facing") if facing else (act.targets, act.reach)
    if act.row["frame"] == "evaluation" and clause.speaker and not act.nominal:
        _judged(act, items, clause, found)
    elif act.row["frame"] == "deontic" and _is_fact(act, items):
        act.source, act.how = None, "fact"


def _told_behind(act, items, found):
    """Who acts, where "là" leads to him: "hai quốc gia phản đối là Mỹ và Anh", "nước duy nhất ủng hộ Nga là Đức"."""
    if act.nominal or not _by_noun(items, act.at):
        return None
    k = next((p.last for p in found if p.first == act.at + 1), act.at + 1)
    if k >= len(items) or not items[k].roles & {"copula", "member"}:
        return None
    return next((p for p in found if p.first == k + 1 and p.role == ""), None)


def _by_noun(items, i):
    """Whether a noun that names nobody stands before a verb: "các nước phản đối", "nước duy nhất phản đối"."""
    before = next((t for t in reversed(items[max(0, i - DOER_REACH) : i]) if t.roles - BEFORE_VERB or t.actors), None)
    if before is None or before.actors:  # "hai quốc gia" may be taken for two that were told of
        return before is not None and before.text.islower() and " " in before.text
    return before.kind == "word" and "head" in before.roles


def _foes(act, items, apart):
    """The pairs that may fight each other: "giao tranh giữa A và B"; not "đánh bom nhằm phá đàm phán giữa A và B"."""

    def near(phrase):
        between = items[phrase.last : act.at] if phrase.last <= act.at else items[act.at + 1 : phrase.first]
        return not any(t.text == "," or t.kind == "cue" or "purpose" in t.roles or breaks(t) for t in between)

    return [p for p in apart if near(p)]


def _is_risk(act, items):
    """Whether a deed is only feared, and by nobody named: "Mỹ cảnh báo nguy cơ đánh bom tại Syria"."""
    feared = act.at > 0 and "risk" in items[act.at - 1].roles
    return feared and act.row["event_type"] in DONE and act.how not in ("of", "between", "passive")


def _is_fact(act, items):
    """Whether what must be is told, not demanded: "đang phải đối phó", "khiến Nga phải …", "Nga sẽ phải …"."""
    bare = len(act.cue.text.split()) == 1  # "sẽ phải rút quân" demands
    if _done_to(items, act.at) or act.at and items[act.at - 1].text == ",":
        return True
    for item in reversed(items[max(0, act.at - FACT_REACH) : act.at]):
        if item.roles & {"causing", "first person", "fact"}:
            return True
        if bare and "future" in item.roles:
            return True
        if item.kind in ("mark", "cue") or item.roles & {"speech", "complement"}:
            return False
    return False


def _done_to(items, i):
    """Whether a duty is of others than the subject: "Nga cần phải được mời"."""
    k = i + 1
    while k < len(items) and "adverb" in items[k].roles:
        k += 1
    return k < len(items) and items[k].text == "được"


def _parted(act, pair, clause):
    """Whether a verb has a subject of its own behind a pair: "căng thẳng giữa A và B tăng sau khi C gặp D"."""
    return not act.nominal and clause.subject is not None and clause.subject.first > pair.first


def _partner_before(act, phrase, found):
    """Whether the partner stands before a pair that is the topic: "hội đàm với Đức về quan hệ giữa Nga và Anh"."""
    return any("with" in p.governor for p in found if act.at < p.first < phrase.first)


def _facing(phrase, items, found):
    """The other side in "giữa A và B với C", "giữa A và B với một bên là C", "giữa A, được B ủng hộ, với C"."""
    place = _behind_aside(phrase, items)
    after = next((p for p in found if p.first >= place), None)
    if after is None:
        return None
    link = items[place : after.first]
    joins = place > phrase.last and "join" in link[0].roles if link else False
    near = 0 < len(link) <= 4 and ("with" in link[0].roles or joins)
    return after if near and not any(t.kind == "cue" or "nominal" in t.roles for t in link) else None


def _behind_aside(phrase, items):
    """Where a phrase ends together with what is told of it between commas: "giữa A, được B hậu thuẫn, với C"."""
    behind = items[phrase.last : phrase.last + 2]
    if [t.text for t in behind[:1]] != [","] or not any("maker" in t.roles or "passive" in t.roles for t in behind[1:]):
        return phrase.last
    reach = range(phrase.last + 2, min(len(items), phrase.last + ASIDE_REACH))
    return next((k + 1 for k in reach if items[k].text == ","), phrase.last)


def _agent(act, clause, found):
    """Who does a passive act: the phrase before the verb, else the one after "bởi"."""
    before = [p for p in found if clause.passive < p.first and p.last <= act.at]
    after = [p for p in found if 0 < p.first - act.at < NOUN_REACH and "agent" in p.governor]
    return next(iter(before[::-1] or after), None)


def _host(act, clause, found):
    """Who expels or summons an envoy, if only where he serves is told: "Đại sứ Mỹ tại Nga bị triệu tập"."""
    if act.row["event_type"] not in HOSTED or act.row["event_mode"] not in HOSTED[act.row["event_type"]]:
        return None
    served = (p for p in found if p.role == "place" and 0 < p.first - clause.patient.last <= 2)
    return next(
        (p for p in served if p.last <= clause.passive and not same_party(p.actors, clause.patient.actors)), None
    )


def _judged(act, items, clause, found):
    """Of whom a speaker tells something good or bad: not of himself, then of the last phrase before.

    "đối phó với hành động hiếu chiến của A" judges A; where no "là" links it to a subject, nobody else is judged.
    """
    owner = next((p for p in found if p.first > act.at and p.governor & {"owner", "source"}), None)
    owned = owner is not None and _clear(items, act.at + 1, owner.first) and _owns_judged(act, items, owner)
    if not _linked(items, act.at):
        act.source, act.how = (owner, "of") if owned else (None, "none")
    elif act.source is None or same_party(act.source.actors, clause.speaker):
        if owned and act.row["stance"] == "oppose":  # "đây là hành động gây hấn của A"
            act.source, act.how = owner, "of"
            return
        before = [p for p in found if p.last <= act.at and p.role in ("by", "topic", "")]
        near = [p for p in before if not same_party(p.actors, clause.speaker)]
        if near:
            act.source, act.how = near[-1], "nearest"


def _owns_judged(act, items, owner):
    """Whether an owner does what is judged: "hành động hiếu chiến của A"; not "vi phạm chủ quyền của A"."""
    between = items[act.at + 1 : owner.first - 1]
    if "harming" in act.cue.roles:
        return not between and is_noun(items, act.at)
    return not any(t.roles & {"toward", "topic"} for t in between)


def _linked(items, i):
    """Whether a judgement is said of the subject: "X là …", "X rất …", "coi X là …"; not as an object or attribute."""
    if _predicate(items, i):
        return True
    for item in reversed(items[max(0, i - LINK_REACH) : i]):
        if item.kind == "actor" or item.text == "là" or item.roles & {"speech", "passive", "relative"}:
            return True
        if item.kind == "cue" or item.roles & ATTRIBUTIVE:
            return False
    return True


def _predicate(items, i):
    """Whether a judgement is what one is said to be: "coi X là một mối đe dọa", "gọi đó là sự phản bội"."""
    k = i - 1
    while k > 0 and items[k].kind == "word" and items[k].roles & PREDICATIVE:
        k -= 1
    return k >= 0 and "copula" in items[k].roles


def _source_of_noun(act, items, found, clause, main):
    """ "cuộc không kích của A", "lời kêu gọi của A"; else the subject of a verb that only carries the noun."""
    right = [p for p in found if 0 < p.first - act.at < NOUN_REACH]
    owner = right[0] if right and _clear(items, act.at + 1, right[0].first) else None
    carrier = _carrier(items, act.at)
    owning = owner is not None and (owner.role == "" or owner.governor & {"owner", "agent", "source"})
    if owner is not None and "agent" not in owner.governor and _aimed(act, items, owner):
        owner, owning = None, False
    behind = _behind(items, act.at)
    voiced = owner is not None and "source" in owner.governor and owner.first == behind + 1 and _voices(act)
    voiced = voiced or owner is not None and _from_side(items, owner)
    if owning and carrier & {"receive", "according", "despite"}:
        owner.role = "by"
        act.source, act.how = owner, "received"
        patient = clause.subject or clause.owner or main
        patient = patient or next((p for p in found if p.first > owner.last and _acts_behind(p, items)), None)
        if patient is not None and not (len(right) > 1 and right[1].role == "toward"):
            act.targets, act.reach = [patient], "received"
    elif "receive" in carrier and act.row["frame"] == "mutual" and several(clause.subject):
        act.source, act.how = clause.subject, "light"  # "lính Nga và Mỹ bị thương trong cuộc đọ súng"
    elif "receive" in carrier and clause.subject is not None:  # "Pháp trải qua một vụ tấn công": by whom is not told
        act.targets, act.reach, act.how = [clause.subject], "received", "none"
    elif owner is not None and (owner.role == "by" or voiced or owner.first == behind + 1 and _maker(items, behind)):
        act.source, act.how = owner, "of"
    elif owner is not None and len(right) > 1 and (_owns(right[1], owner, items) or _travels(act, right, items)):
        act.source, act.how, act.targets, act.reach = right[1], "of", [owner], "near"  # "lệnh trừng phạt Nga của EU"
    elif right and right[0].role == "between":
        act.source, act.how = right[0], "between"
    elif is_setting(act, items):
        act.how = "none"
    elif "light" in carrier or act.row["event_type"] == "CONSULT":
        act.source, act.how = clause.subject or main, "light"
    elif act.row["event_type"] in LED:
        act.how = "none"
    elif act.row["event_type"] == "ASSAULT" and clause.fresh:
        act.how = "none"  # "Blair nói rằng vụ tấn công …"
    elif act.within is not None and act.within.row["event_type"] == "REJECT" and act.row["event_type"] in HARM:
        act.how = "none"  # "không ủng hộ lệnh trừng phạt"
    elif act.row["part"] == "noun" and clause.subject is not None and not carrier & {"speech", "complement"}:
        act.source, act.how = clause.subject, "bare"  # the object of a verb that the codebook does not know
    else:
        act.how = "none"


def _acts_behind(phrase, items):
    """Whether a phrase is no further owner of a list: "theo yêu cầu của Nga, Anh và Pháp, Mỹ sẽ …"."""
    around = items[max(0, phrase.first - 1) : phrase.first] + items[phrase.last : phrase.last + 1]
    return phrase.role == "" and [t.text for t in around] != [",", ","]


def _aimed(act, items, owner):
    """Whether an owner is of what is attacked: "cuộc tấn công vào căn cứ của Mỹ", "vụ đánh bom máy bay của Mỹ"."""
    between = items[act.at + 1 : owner.first - 1]
    means = next((k for k, t in enumerate(between) if t.text == "bằng" or "by" in t.roles), len(between))
    led = act.cue.text.endswith(" vào") or any(t.roles & {"toward", "weapon"} for t in between[:means])
    return act.row["event_type"] in HARM and led and owner.first > act.at + 1


def _voices(act):
    """Whether "từ X" behind a noun tells whose it is; of a sanction only if no goods are named."""
    kind = act.row["event_type"]
    return kind in VOICED or kind == "SANCTION" and act.row["part"] == "noun"


def _from_side(items, phrase):
    """Whether a phrase stands behind "từ phía": "đợt không kích nào từ phía Nga"."""
    return "agent" in items[phrase.first - 1].roles and "source" in items[phrase.first - 1].roles


def _owns(phrase, named, items):
    """Whether the owner of an act stands behind its object: "lệnh trừng phạt Nga của EU", "… do EU áp đặt"."""
    near = phrase.first - named.last <= 1
    return near and ("owner" in phrase.governor or _maker(items, phrase.first - 1))


def _travels(act, right, items):
    """Whether the traveller stands behind the place and day of a visit: "chuyến thăm Nga hồi tháng 5 của X"."""
    place, owner = right[:2]
    between = items[place.last : owner.first]
    near = 0 < len(between) <= TRAVELLER_REACH and "owner" in owner.governor
    plain = not any(t.kind != "word" or t.roles & BREAK - {"time"} for t in between)
    return act.row["event_mode"] == "visit" and near and plain and not same_party(owner.actors, place.actors)


def _pair_behind(act, items, found):
    """The pair behind an act and words of no other use: "đàm phán hạt nhân Mỹ - Triều", "hợp tác hai nước"."""
    pair = next((p for p in found if p.first > act.at), None)
    if pair is None or pair.first - act.at > PAIR_REACH or len({a.party for a in pair.actors}) != 2:
        return None
    between = items[act.at + 1 : pair.first]
    plain = all(t.kind == "word" and not t.roles - {"issue", "trailing", "head", "described"} for t in between)
    dashed = any(t.text in ("-", "–") for t in items[pair.first : pair.last])
    noun = act.nominal or act.row["event_type"] != "CONSULT"
    names = items[pair.first : pair.last]
    told = noun and pair.role == "" and any(len({a.party for a in t.actors}) == 2 for t in names)
    return pair if plain and (dashed or told) else None


def is_setting(act, items):
    """Whether an act is only the time or place of what others do: "Sau vụ tấn công, Pháp …"; by whom is not told."""
    return act.nominal and bool(_carrier(items, act.at) & SETTING.get(act.row["event_type"], set()))


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


def _clear(items, a, b):
    return not any(t.text in (",", ";", ":") or t.kind == "cue" for t in items[a:b])


def several(phrase):
    return phrase is not None and len({a.party for a in phrase.actors}) > 1


def same_party(actors, others):
    parties = {x.party for x in others}
    return all(x.party in parties for x in actors)

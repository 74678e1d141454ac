"""Towards whom an act is: the object of a verb, the partner of a mutual act, whom its condition or content names."""

from ngoaigiao.agents import HARM, VERBAL, breaks, is_noun, is_owned, same_party
from ngoaigiao.clauses import BEFORE_VERB, cue_at, verb_place
from ngoaigiao.territory import contested

OPPOSED = {"REJECT", "THREATEN"}  # a promise of these is no favour: "sẵn sàng đối phó với Nga"
FRIENDLY = {"REQUEST", "AGREE", "SUPPORT", "CONSULT", "AID", "COOPERATE", "CONCEDE"}  # never aimed at an enemy
PLACED = {  # acts whose object may be told as a place
    "ASSAULT": {"site"},
    "COERCE": {"site"},
    "RETREAT": {"exit", "site"},
    "PROTEST": {"near"},
    "MOBILIZE": {"site", "near"},
    "SUPPORT": {"source"},
    "ACCUSE": {"source"},
    "REJECT": {"source"},  # "đánh giá cao sự giúp đỡ từ Anh"
    "SANCTION": {"source", "exit"},  # "cấm nhập khẩu thực phẩm từ Mỹ", "triệu hồi đại sứ khỏi Mỹ"
    "COOPERATE": {"source"},  # "mua vũ khí từ Mỹ"
}
SEIZING = {"ASSAULT", "COERCE", "RETREAT"}  # done to a place
TO_HOLDER = {"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "SANCTION"}  # aimed at who answers such a noun
CONTENT_REACH = 20  # words from a verb to the verb of its content
MEMBER_REACH = 7  # words from a comma to one whom an object includes
CLAIM_REACH = 4  # words from a denial to what is denied
NEAR = 6  # words of an unlisted title between a meeting and its partner
ASKED_FOR = BEFORE_VERB | {"purpose", "change", "toward", "light"}  # before what is asked of one
FELT = {"ACCUSE"}  # what one may be moved to: "khiến Mỹ tức giận"
HELP = {"AID", "COOPERATE", "SUPPORT", "CONCEDE"}  # harm where undone: "đồng ý không giúp Nga"
UNDOING = {"negation", "cessation"}
UNDONE_REACH = 2  # words before a cue that may undo it


def find_targets(act, items, found, main):
    """Set `targets` and `reach` of an act by the frame of its cue."""
    frame = act.row["frame"]
    if act.reach == "passive":
        act.hurts = _harm_to_patient(act, items)
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
        act.targets = act.targets + _next(act.targets, items, found)
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
    if not act.targets and frame == "object" and not act.nominal:
        _unnamed_object(act, items, found)


def _unnamed_object(act, items, found):
    """The target of an act with an object that is no name: who caused it, or one whom the object includes."""
    cause = act.cause
    if cause is not None and act.row["event_type"] in FELT and cause.first < act.at:
        if act.source is not None and cause is not act.source and not _same(cause, act.source):
            act.targets, act.reach = [cause], "cause before"
        return
    member = next((p for p in found if p.first > act.at), None)
    if member is not None and _included(items[act.at + 1 : member.first]):
        act.targets, act.reach = [member], "member"


def _included(between):
    """Whether the words before a name say that an object includes it: "hai công ty, trong đó có một của Nga"."""
    comma = next((k for k, t in enumerate(between) if t.text == ","), 0)
    words = between[comma + 1 : comma + 2]
    if not comma or not words or "member" not in words[0].roles or len(between) - comma > MEMBER_REACH:
        return False
    plain = all(t.kind == "word" and not breaks(t) and t.text != "mà" for t in between[:comma] + between[comma + 1 :])
    return plain and not any(t.roles & {"place", "toward", "purpose", "complement"} for t in between[:comma])


def harm_before(act, phrase, items):
    """What is named between a cue and an object of it that harms the object, if anything: "phản đối cấm vận Nga"."""
    return _harm_to(act, phrase, items, turned_by(act))


def _mourned(act, phrase, items):
    """Whether a phrase is only the victim of the deed that is blamed: "lên án vụ bắt cóc hai công dân Pháp"."""
    given = "toward" in phrase.governor and "aimed" not in items[phrase.first - 1].roles  # "đổ lỗi vụ tấn công cho Nga"
    blames = act.row["event_type"] == "ACCUSE" and act.row["event_mode"] != "allege" and not act.nominal and not given
    return blames and _harm_to(act, phrase, items, {"ASSAULT", "COERCE"}) is not None


def _harm_to(act, phrase, items, kinds):
    between = items[act.at + 1 : phrase.first]
    aimed = "owner" in phrase.governor and any("aimed" in t.roles or t.text.endswith(" vào") for t in between)
    made = phrase.governor & {"owner", "agent", "source"} or between and "maker" in between[-1].roles
    made = made and not aimed  # "cuộc tấn công vào căn cứ của Mỹ"
    apology = act.row["event_type"] == "SUPPORT" and between and "occasion" in between[0].roles
    return None if made or apology else _harm(between, kinds)  # "xin lỗi về vụ tra tấn tù nhân Iraq"


def _harm_to_patient(act, items):
    """The harm in what a passive is about: "lệnh trừng phạt Iran bị Nga phản đối"."""
    patient = act.targets[0]
    owned = patient.governor & {"owner", "agent", "source", "between"}
    backed = act.source is not None and "agent" in act.source.governor  # "tấn công phe nổi dậy do Mỹ hậu thuẫn"
    k = next((k for k in range(patient.first - 1, -1, -1) if items[k].kind == "cue"), 0)
    told = k and (items[k - 1].kind == "actor" or bool(items[k - 1].roles & BEFORE_VERB))
    attacked = told and act.row["event_type"] == "SUPPORT"  # "Anh tấn công phe nổi dậy được Iran ủng hộ"
    if owned or backed or attacked:
        return None
    return _harm(items[max(0, patient.first - 2) : patient.first], turned_by(act))


def turned_by(act):
    """The kinds of acts whose victim is helped by who objects to them, and harmed by who is for them.

    None for "đau buồn vì vụ tấn công", "đáp trả việc trục xuất"; who denies a deed or an accusation helps nobody by it.
    """
    kind = act.row["event_type"]
    if kind not in VERBAL or "personal" in act.cue.roles or act.row["realis"] == "denied":
        return set()
    return HARM | OPPOSED if kind == "AGREE" else HARM - {"ACCUSE"} if kind == "REJECT" else HARM


def _object(act, items, right):
    if act.nominal and act.row["event_type"] in HARM:
        right = sorted(right, key=lambda p: not _aimed_at(items, act, p))
    elif len(right) > 1 and right[0].role and "agent" in right[1].governor and right[1].first == right[0].last + 1:
        right = right[1:]  # "phủ quyết dự thảo về Syria do Mỹ đề xuất"
    for phrase in right:
        if phrase.role == "" and _own_clause(act, items, phrase):
            return
        if _may_be_object(act, items, phrase):
            if _mourned(act, phrase, items):
                return
            at_once = "near" if phrase.first - act.at < 3 else "far"
            bare = phrase.role == "place" and not phrase.governor or "freeing" in act.cue.roles
            act.targets, act.reach = [phrase], at_once if bare else phrase.role or at_once
            act.hurts = harm_before(act, phrase, items)
            return


def _aimed_at(items, act, phrase):
    """Whether an act is aimed at a phrase: "không kích ở biên giới Pháp, nhằm vào thủ lĩnh của IS"."""
    between = items[act.at + 1 : phrase.first]
    return any("aimed" in t.roles for t in between) and not any(_acts_on(t) for t in between)


def _own(act, phrase):
    """Whether a phrase is of the source's own party, and no place of its country that others hold."""
    return _same(phrase, act.source) and not contested(act.row["event_type"], act.source.actors, phrase)


def _own_clause(act, items, phrase):
    """Whether what the source itself does begins: "Trump cho phép Nhà Trắng …", "chỉ trích việc Trump tấn công …"."""
    if act.source is None or phrase is act.source or not _own(act, phrase):
        return False
    verb = verb_place(items, phrase.last)
    follows = verb < len(items) and (items[verb].kind == "cue" or verb > phrase.last)
    return follows or phrase.first - act.at == 1


def _may_be_object(act, items, phrase):
    kind = act.row["event_type"]
    if phrase is act.source or act.source is not None and _own(act, phrase):
        return False
    if phrase.role in ("topic", "according", "aside") or _agent_of_passive(act, items, phrase):
        return False
    if kind == "COERCE" and phrase.role == "toward" and "unnamed" in items[act.at + 1].roles:
        return False  # "bắt nghi phạm ném trứng vào Mỹ"
    if "freeing" in act.cue.roles:
        held = act.source is not None and contested(kind, act.source.actors, phrase)
        return held or bool(phrase.governor & {"source", "exit"})  # "giành lại thành phố từ tay IS"
    if "giving" in act.cue.roles and not _given(items[act.at + 1 : phrase.first]):
        return False
    placed = _seized(act, phrase, items) or phrase.governor & PLACED.get(kind, set()) or _served(act, phrase)
    if phrase.role == "place" and not placed and not _answers(kind, phrase, items):
        return False
    if phrase.governor & {"company"} and kind != "AGREE":
        return False
    lifted = kind == "CONCEDE" and items[max(0, phrase.first - 2)].kind == "cue"  # "dỡ bỏ lệnh cấm vận nhằm vào Cuba"
    if phrase.governor & {"hostile"} and kind in FRIENDLY and not lifted:
        return False
    if _denies_favour(act, items, phrase.first):
        return False
    if kind in ("REJECT", "COOPERATE") and _has_purpose(items[act.at + 1 : phrase.first]):
        return False
    bids = kind == "REQUEST" or act.cue.text.endswith("cho phép")
    if bids and not act.nominal and addressed(items[act.at + 1 : phrase.first]):
        return False
    return not (kind == "REQUEST" and _only_concerned(act, phrase, items[act.at + 1 : phrase.first]))


def _only_concerned(act, phrase, between):
    """Whether a phrase belongs to what is asked: "kêu gọi dỡ bỏ cấm vận Cuba" asks nothing of Cuba."""
    if act.nominal:  # not "lời đề nghị gặp Mỹ"
        return phrase.role == "" and any(t.kind == "cue" and t.cues[0]["event_type"] == "CONCEDE" for t in between)
    return phrase.role in ("", "by", "toward") and any(t.kind == "cue" for t in between)


def _has_purpose(between):
    """Whether the purpose of an act has begun: "từ chối mua F-35 để chọn máy bay của Nga"; not "để Nga tham gia"."""
    at = next((k for k, t in enumerate(between) if "purpose" in t.roles), 0)
    return 0 < at < len(between) - 1 and not any(t.kind == "cue" for t in between[at:])


def _given(between):
    """Whether what is given reaches whom the words lead to: "cung cấp … cho Nga"; not "cung cấp tin về Nga"."""
    return any("receiver" in t.roles for t in between) or all(t.roles & {"head", "counting"} for t in between)


def _denies_favour(act, items, end):
    """Whether one denies a verb that is good for its object: "phủ nhận hỗ trợ Houthi" answers who says so."""
    cues = [t.cues[0] for t in items[act.at + 1 : end] if t.kind == "cue"]
    return act.row["realis"] == "denied" and any(c["part"] == "verb" and c["stance"] != "oppose" for c in cues)


def _agent_of_passive(act, items, phrase):
    """Whether a phrase does what is done to a thing named before: "tưởng niệm binh sĩ bị Mỹ bắn"."""
    verb = verb_place(items, phrase.last)
    passive = phrase.first - 1 > act.at + 1 and "passive" in items[phrase.first - 1].roles
    return passive and verb < len(items) and items[verb].kind == "cue"


def _served(act, phrase):
    """Whether envoys serve at once behind an act that recalls them: "triệu hồi các nhà ngoại giao ở Pháp"."""
    recalls = act.row["event_type"] == "SANCTION" and "diplomatic" in act.cue.roles
    return recalls and "site" in phrase.governor and phrase.first - act.at <= 2


def _seized(act, phrase, items):
    """Whether a place at once behind the cue is what is taken, hit or left: "chiếm Crimea", "rút khỏi Kabul"."""
    named = phrase.actors[0].kind == "place" and act.row["event_type"] in SEIZING
    return named and all(t.roles & {"head", "place", "bound", "toward"} for t in items[act.at + 1 : phrase.first])


def addressed(between):
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
        if not _at_time(between) and (with_it or phrase.role == "between" or _with(between, phrase)):
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


def _at_time(between):
    """Whether what follows a mutual act is its time: "đấu khẩu trước trận chiến với IS"; not "trước hai bên với"."""
    return len(between) > 2 and between[0].roles >= {"occasion", "near"} and "counting" not in between[1].roles


def _next(met, items, found):
    """Whom one meets next: "gặp A và sau đó là B", "hội đàm với A, tiếp đó là với B"."""
    after = next((p for p in found if met and p.first >= met[-1].last), None)
    link = items[met[-1].last : after.first] if after is not None else []
    leads = all(t.text == "," or t.roles & {"and", "next", "with", "head"} for t in link)
    return [after] if leads and any("next" in t.roles for t in link) else []


def _takes_object(act):
    """Whether a partner may follow a cue at once: "gặp Mỹ", "đồng minh của Mỹ"; not "thỏa thuận Paris"."""
    return bool(act.cue.roles & {"meeting", "linking", "clashing"}) or act.row["event_mode"] == "visit"


def _names_event(act, phrase):
    """Whether a body only names a meeting that it holds: "cuộc họp G20", "hội nghị thượng đỉnh NATO"."""
    body = phrase.actors[0]
    return act.nominal and body.kind in ("group", "organisation") and body.party == body.actor_id


def _names(item):
    """Whether a word may belong to a title that no table lists: "gặp người đứng đầu ngành lâm nghiệp Pháp"."""
    return item.kind == "word" and not item.roles - {"head", "relative", "counting", "issue", "described"}


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

    pending = act.row["event_type"] in ("AGREE", "THREATEN", "AID", "REJECT", "COOPERATE") or act.polarity == "negated"
    if act.condition and pending:
        inside = [p for p in found if act.condition[0] < p.first < act.condition[1] and other(p)]
        if inside:
            return inside[:1], "condition", None
    first = found[0] if found else None
    if first is not None and "fronted" in first.governor and first.first <= 2 and first.first < act.at and other(first):
        return [first], "fronted", None
    ended = any(t.text == "," for t in items[act.at + 1 : act.at + 2])
    if act.row["event_type"] == "ACCUSE" and not ended:  # "lo ngại sau khi Nga …"
        cause = next((p for p in found if p.first > act.at and p.role == "" and other(p)), None)
        verbs = [a.at for a in acts if a.row["part"] == "verb" and not a.nominal]
        apart = cause is not None and (_mourned(act, cause, items) or _another_begins(act, items, cause.first))
        if cause is not None and not apart and not any(act.at < at < cause.first for at in verbs):
            return [cause], "cause", None
    if act.row["event_type"] in ("THREATEN", "AGREE", "SUPPORT", "REJECT"):
        content = next((a for a in acts if 0 < a.at - act.at < CONTENT_REACH and a.targets), None)
        apart = content is not None and (_verb_joined(items, act.at, content.at) or _own_deed(act, content))
        apart = apart or content is not None and _denies_favour(act, items, content.at + 1)
        apart = apart or content is not None and _another_begins(act, items, content.at)
        if content is not None and not apart and other(content.targets[0]) and content.how != "of":
            when = any(map(breaks, items[act.at + 1 : content.at]))
            return content.targets, "content", None if when else harm_of(act, content)
    return [], "", None


def _another_begins(act, items, last):
    """Whether a contrast behind an act is about another: "phản đối kế hoạch này còn Anh ủng hộ Mỹ"."""
    own = act.source.actors if act.source is not None else act.speaker
    contrasts = [k for k in range(act.at + 1, last) if "contrast" in items[k].roles]
    behind = [next((t for t in items[k + 1 :] if "head" not in t.roles), items[k]) for k in contrasts]
    return any(t.kind == "actor" and not same_party(t.actors, own) for t in behind)


def denies(act, items):
    """Whether an act denies a deed or a report: "phủ nhận giúp Iran", "bác bỏ cáo buộc rằng …"."""
    if act.row["event_type"] != "REJECT" or act.nominal or act.polarity:
        return False
    told = items[act.at + 1 : act.at + 1 + CLAIM_REACH]
    said = next((t for t in told if t.kind == "cue" or not t.roles), None)
    accused = said is not None and any(c["event_type"] == "ACCUSE" for c in said.cues)
    return act.row["realis"] == "denied" or accused


def in_content(verb, act, items, found):
    """Whether an act is told in the content of a verb, in the same clause: not a noun, "cáo buộc của Nga"."""
    return not act.nominal and verb.at < act.at < _stop(items, verb, found)


def _own_deed(act, content):
    """Whether one denies what he is said to do: "Iran bác bỏ tin nước này hỗ trợ IS"."""
    named = content.source is not None and content.source is not act.source and act.source is not None
    return named and act.row["event_type"] == "REJECT" and _same(content.source, act.source)


def _stop(items, act, found):
    """Where the reach of a cue ends."""
    inside = {k for p in found for k in range(p.first, p.last)}
    for k in range(act.at + 1, len(items)):
        item = items[k]
        if k in inside:
            continue
        members = k + 1 < len(items) and "member" in items[k + 1].roles and act.row["event_mode"] == "visit"
        aimed = k + 1 < len(items) and "aimed" in items[k + 1].roles and act.nominal  # "vụ tấn công ở X, nhằm vào Y"
        if (
            item.text in (";", ":", "—", "thì")
            or item.text == ","
            and not _shares(items, act, k)
            and not members
            and not aimed
        ):
            return k
        if "receive" in item.roles:
            return k  # "chiếm lại thành phố với sự hỗ trợ của Nga"
        if "and" in item.roles and k > act.at + 1 and _verb_begins(items, k + 1):
            return k
        if breaks(item) or describes(items, k) or k > act.at and described(items, k + 1):
            return k
    return len(items)


def _shares(items, act, k):
    """Whether the object of a verb stands behind a comma: "lên án, phản đối Nga", "kêu gọi các bên, gồm cả Nga, …"."""
    return k == act.at + 1 and (cue_at(items, k + 1) or any("member" in t.roles for t in items[k + 1 : k + 2]))


def describes(items, i):
    """Whether "đang" tells of a noun that names nobody: "tiêu diệt 20 tay súng đang lên kế hoạch tấn công …"."""
    if items[i].text != "đang" or not i or items[i - 1].kind != "word":
        return False
    if items[i - 1].roles - {"head", "unnamed", "described"}:
        return False
    k = verb_place(items, i)
    return k < len(items) and items[k].kind == "cue"


def described(items, i):
    """Whether the verb at i tells of a noun that names nobody: "các nhóm ủng hộ …"; not "Anh là nước ủng hộ …"."""
    if not 0 < i < len(items) or items[i].kind != "cue" or "described" not in items[i - 1].roles:
        return False
    k = i - 1
    while k and items[k - 1].roles & {"head", "counting", "unnamed"}:
        k -= 1
    before = items[k - 1] if k else None
    return before is None or before.text not in (",", "là", "một") and not before.roles & {"join", "and"}


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
    """What is named between a cue and its target that harms the target, if anything; "không bán vũ khí" does too."""
    for k, item in enumerate(between if kinds else ()):
        undone = any(t.kind == "word" and t.roles & UNDOING for t in between[max(0, k - UNDONE_REACH) : k])
        if item.kind == "cue" and item.cues[0]["frame"] != "evaluation" and _harms(item.cues[0], kinds, undone):
            return item
    return None


def _harms(row, kinds, undone):
    pressed = row["event_type"] == "REQUEST" and row["stance"] == "oppose"  # "ủng hộ gây sức ép với Nga"
    harmful = row["event_type"] in kinds or pressed
    return harmful and not undone or undone and row["event_type"] in HELP


def harm_of(act, content):
    """The cue of what an act is for or against, if it harms whom it is done to."""
    kinds = HARM & turned_by(act)
    return content.cue if kinds and _harms(content.row, kinds, bool(content.polarity)) else None


def _same(a, b):
    return same_party(a.actors, b.actors)

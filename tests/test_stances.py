"""Stances: the constructions of the language, each with a sentence of our own; the table's contract."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ngoaigiao import proposals, ranker, stances
from ngoaigiao.codebook import load

NAMES = {
    "Nga": ("RUS", "state"),
    "Mỹ": ("USA", "state"),
    "Pháp": ("FRA", "state"),
    "Anh": ("GBR", "state"),
    "Đức": ("DEU", "state"),
    "Ukraine": ("UKR", "state"),
    "Iran": ("IRN", "state"),
    "Syria": ("SYR", "state"),
    "Thổ Nhĩ Kỳ": ("TUR", "state"),
    "Paris": ("FRA", "place"),
    "EU": ("EU", "organisation"),
    "IS": ("IS", "group"),
    "phương Tây": ("WEST", "group"),
    "Sergei Lavrov": ("RUS", "person"),
    "Lavrov": ("RUS", "person"),
    "John Kerry": ("USA", "person"),
    "Reuters": ("GBR", "media"),
    "Baltic": (None, "place"),
    "G20": ("G20", "group"),
}
FINDER = re.compile(r"(?<!\w)(" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")(?!\w)")


def reading_of(*sentences, quotes=()):
    """A reading of sentences in which NAMES are the mentions. quotes: (words, speaker) of direct quotes."""
    text = "\n".join(sentences)
    spans, place = [], 0
    for sentence in sentences:
        spans.append((place, place + len(sentence)))
        place += len(sentence) + 1
    mentions = [
        {
            "start": m.start(),
            "end": m.end(),
            "text": m.group(),
            "actor_id": _actor(m.group()),
            "party": NAMES[m.group()][0],
            "kind": NAMES[m.group()][1],
        }
        for m in FINDER.finditer(text)
    ]
    found = [
        {
            "quote_id": f"x:q{n}",
            "start": text.index(words),
            "end": text.index(words) + len(words),
            "kind": "direct",
            "speaker_id": _actor(speaker),
            "speaker_party": NAMES[speaker][0],
        }
        for n, (words, speaker) in enumerate(quotes)
    ]
    article = {"article_id": "x", "file": "x.txt", "text": text, "title": None}
    return {
        "article": article,
        "sentences": spans,
        "mentions": mentions,
        "passages": [],
        "references": [],
        "dates": [],
        "quotes": found,
        "stances": [],
        "problems": [],
    }


def _actor(name):
    party, kind = NAMES[name]
    return f"{party}.{name.split()[-1].lower()}" if kind == "person" else party if kind != "place" else f"?.{name}"


def proposed(*sentences, quotes=(), others=False):
    """{(source party, target party, event type, stance)} that the rules propose; others: further readings instead."""
    found, _ = proposals.read(reading_of(*sentences, quotes=quotes), load())
    return {
        tuple(c.row[k] for k in ("source_party", "target_party", "event_type", "stance"))
        for c in found
        if bool(c.act.other) == others
    }


CONSTRUCTIONS = {
    "active": ("Nga lên án Mỹ.", {("RUS", "USA", "ACCUSE", "oppose")}),
    "judged as one of several": ("Pháp coi Nga là một nhóm khủng bố.", {("FRA", "RUS", "ACCUSE", "oppose")}),
    "judged as several": ("Pháp coi IS là những tổ chức khủng bố.", {("FRA", "IS", "ACCUSE", "oppose")}),
    "made a threat": ("Pháp nói Nga tạo ra mối đe dọa.", {("FRA", "RUS", "ACCUSE", "oppose")}),
    "victim before the attack": (
        "Ba lính Anh thiệt mạng trong một vụ tấn công của IS.",
        {("IS", "GBR", "ASSAULT", "oppose")},
    ),
    "passive with its agent": ("Iran bị Mỹ cáo buộc.", {("USA", "IRN", "ACCUSE", "oppose")}),
    "passive of favour": ("Ukraine được Pháp ủng hộ.", {("FRA", "UKR", "SUPPORT", "support")}),
    "passive, agent after the verb": ("Iran bị cáo buộc bởi Mỹ.", {("USA", "IRN", "ACCUSE", "oppose")}),
    "title and name are one": ("Ngoại trưởng Nga Sergei Lavrov chỉ trích Anh.", {("RUS", "GBR", "ACCUSE", "oppose")}),
    "several sources": (
        "Đức, Anh và Pháp ủng hộ Ukraine.",
        {(s, "UKR", "SUPPORT", "support") for s in ("DEU", "GBR", "FRA")},
    ),
    "several targets": (
        "Mỹ kêu gọi Nga và Thổ Nhĩ Kỳ kiềm chế.",
        {("USA", "RUS", "REQUEST", "neutral"), ("USA", "TUR", "REQUEST", "neutral")},
    ),
    "demand to stop": ("Mỹ kêu gọi Iran ngừng thử tên lửa.", {("USA", "IRN", "REQUEST", "oppose")}),
    "sanction and its owner behind": (
        "Lệnh trừng phạt Nga của EU còn hiệu lực.",
        {("EU", "RUS", "SANCTION", "oppose")},
    ),
    "duty": ("Pháp cho rằng Nga nên rút quân.", {("FRA", "RUS", "REQUEST", "oppose")}),
    "duty to help": ("Pháp nói Nga nên giúp Iran.", {("FRA", "RUS", "REQUEST", "neutral")}),
    "appeal": ("Pháp kêu gọi Đức giúp đỡ.", {("FRA", "DEU", "REQUEST", "neutral")}),
    "negated support": ("Anh không ủng hộ Iran.", {("GBR", "IRN", "REJECT", "oppose")}),
    "halted aid": ("Mỹ ngừng viện trợ Syria.", {("USA", "SYR", "SANCTION", "oppose")}),
    "promise": ("Pháp sẽ hợp tác với Nga.", {("FRA", "RUS", "AGREE", "support")}),
    "condition after": ("Nga sẵn sàng hợp tác với Mỹ nếu lệnh cấm được gỡ.", {("RUS", "USA", "AGREE", "conditional")}),
    "condition first": ("Nếu Iran thay đổi thì Mỹ sẵn sàng hợp tác.", {("USA", "IRN", "AGREE", "conditional")}),
    "meeting": ("Nga hội đàm với Pháp.", {("RUS", "FRA", "CONSULT", "neutral"), ("FRA", "RUS", "CONSULT", "neutral")}),
    "mutual subject": (
        "Nga và Mỹ nhất trí về lộ trình.",
        {("RUS", "USA", "AGREE", "support"), ("USA", "RUS", "AGREE", "support")},
    ),
    "meeting between": (
        "Cuộc gặp giữa Nga và Mỹ kéo dài ba giờ.",
        {("RUS", "USA", "CONSULT", "neutral"), ("USA", "RUS", "CONSULT", "neutral")},
    ),
    "disagreement between": (
        "Bất đồng giữa Anh và EU còn lớn.",
        {("GBR", "EU", "REJECT", "oppose"), ("EU", "GBR", "REJECT", "oppose")},
    ),
    "noun with owner": ("Cuộc không kích của Mỹ vào Syria gây tranh luận.", {("USA", "SYR", "ASSAULT", "oppose")}),
    "sanction as a noun": ("Lệnh trừng phạt của EU đối với Nga có hiệu lực.", {("EU", "RUS", "SANCTION", "oppose")}),
    "refused as long as": (
        "Chừng nào Mỹ còn cấm vận Syria, Iran sẽ không đàm phán.",
        {("IRN", "USA", "REJECT", "oppose")},
    ),
    "only when, no plan": ("Nga chỉ đàm phán với Iran khi Mỹ rút quân.", {("RUS", "IRN", "AGREE", "conditional")}),
    "offer under a condition": ("Nga đề nghị viện trợ Iran nếu Mỹ rút quân.", {("RUS", "IRN", "AGREE", "conditional")}),
    "talks that depend": ("Hội đàm giữa Nga và Anh còn phụ thuộc vào Mỹ.", {("RUS", "GBR", "AGREE", "conditional")}),
    "refusal denied": ("Nga sẽ không từ chối viện trợ cho Iran.", {("RUS", "IRN", "AGREE", "support")}),
    "not lessened": ("Nga không giảm hỗ trợ cho Iran.", {("RUS", "IRN", "AID", "support")}),
    "passive of a harm": ("Lệnh trừng phạt Iran bị Nga phản đối.", {("RUS", "IRN", "REJECT", "support")}),
    "drill of two": ("Cuộc tập trận giữa Nga và Iran bắt đầu.", {("RUS", "IRN", "COOPERATE", "support")}),
    "agreed to do together": ("Nga và Anh nhất trí cùng nhau hành động.", {("RUS", "GBR", "AGREE", "support")}),
    "only when": ("Nga sẽ chỉ giúp Iran khi Mỹ rút quân.", {("RUS", "IRN", "AGREE", "conditional")}),
    "denied passive": ("Đề nghị của Iran không được Mỹ chấp nhận.", {("USA", "IRN", "REJECT", "oppose")}),
    "not yet recognised": ("Chính quyền Syria chưa được Pháp công nhận.", {("FRA", "SYR", "REJECT", "oppose")}),
    "plan that meets objections": (
        "Kế hoạch của Mỹ vấp phải sự phản đối của Nga.",
        {("RUS", "USA", "REJECT", "oppose")},
    ),
    "without leave": ("Mỹ tấn công Syria mà không được Pháp cho phép.", {("FRA", "USA", "REJECT", "oppose")}),
    "against what hurts": ("Iran phản đối trừng phạt Nga.", {("IRN", "RUS", "REJECT", "support")}),
    "relative clause": ("Pháp, vốn ủng hộ Ukraine, im lặng.", {("FRA", "UKR", "SUPPORT", "support")}),
    "evaluation in reported speech": ("Anh cho rằng IS là mối đe dọa.", {("GBR", "IS", "ACCUSE", "oppose")}),
    "demand in reported speech": (
        "Mỹ nói rằng Iran phải chấm dứt chương trình này.",
        {("USA", "IRN", "REQUEST", "oppose")},
    ),
    "reported chain": ("Mỹ nói rằng Nga đã cáo buộc Ukraine.", {("RUS", "UKR", "ACCUSE", "oppose")}),
    "object of one, subject of the next": ("Nga ngăn cản Anh lên án Iran.", {("RUS", "GBR", "REJECT", "oppose")}),
    "speaker at the end": ("Iran là mối đe dọa, ông Lavrov nói.", {("RUS", "IRN", "ACCUSE", "oppose")}),
    "subject after a fronted verb": ("Phớt lờ phương Tây, Nga im lặng.", {("RUS", "WEST", "REJECT", "oppose")}),
    "received": ("Nga vấp phải sự phản đối của Pháp.", {("FRA", "RUS", "REJECT", "oppose")}),
    "meeting, partner behind an unlisted title": (
        "Trong cuộc gặp người phụ trách ngành đóng tàu Pháp, Nga im lặng.",
        {("RUS", "FRA", "CONSULT", "neutral"), ("FRA", "RUS", "CONSULT", "neutral")},
    ),
    "meeting, partner behind its place": (
        "Nga có cuộc gặp gỡ tại Paris với người đồng cấp đến từ Đức.",
        {("RUS", "DEU", "CONSULT", "neutral"), ("DEU", "RUS", "CONSULT", "neutral")},
    ),
    "two sides": (
        "Bất đồng giữa Anh và Pháp với Nga còn lớn.",
        {
            ("GBR", "RUS", "REJECT", "oppose"),
            ("RUS", "GBR", "REJECT", "oppose"),
            ("FRA", "RUS", "REJECT", "oppose"),
            ("RUS", "FRA", "REJECT", "oppose"),
        },
    ),
    "two sides, one named as such": (
        "Đàm phán giữa Mỹ với một bên là Iran kéo dài.",
        {("USA", "IRN", "CONSULT", "neutral"), ("IRN", "USA", "CONSULT", "neutral")},
    ),
    "members in brackets": (
        "Mỹ ủng hộ các nước Baltic (Anh, Đức, Pháp).",
        {("USA", t, "SUPPORT", "support") for t in ("GBR", "DEU", "FRA")},
    ),
    "members named after": (
        "Nga chỉ trích các nước bạn bè cũ, gồm Anh, Đức và Pháp.",
        {("RUS", t, "ACCUSE", "oppose") for t in ("GBR", "DEU", "FRA")},
    ),
    "members behind a preposition": (
        "Nga hội đàm với những nước như Iran và Syria.",
        {("RUS", "IRN", "CONSULT", "neutral"), ("RUS", "SYR", "CONSULT", "neutral")},
    ),
    "brackets do not interrupt": ("Anh (đồng minh cũ của Pháp) lên án Nga.", {("GBR", "RUS", "ACCUSE", "oppose")}),
    "object told by its source": ("Ukraine đánh giá cao sự giúp đỡ từ Mỹ.", {("UKR", "USA", "SUPPORT", "support")}),
    "judgement owned": (
        "Mỹ tuyên bố sẽ đối phó với mọi hành vi hiếu chiến của Iran.",
        {("USA", "IRN", "ACCUSE", "oppose")},
    ),
    "promise against": ("Pháp hứa ngăn chặn Iran.", {("FRA", "IRN", "AGREE", "oppose")}),
    "worried by what another does": ("Pháp lo ngại sau khi Nga rút đi.", {("FRA", "RUS", "ACCUSE", "oppose")}),
    "passive with two agents": (
        "Iran bị Mỹ và EU trừng phạt.",
        {("USA", "IRN", "SANCTION", "oppose"), ("EU", "IRN", "SANCTION", "oppose")},
    ),
    "passive with two verbs": (
        "Iran bị Mỹ lên án và trừng phạt.",
        {("USA", "IRN", "ACCUSE", "oppose"), ("USA", "IRN", "SANCTION", "oppose")},
    ),
    "passive of what one owns": ("Lãnh thổ của Ukraine bị Nga chiếm đóng.", {("RUS", "UKR", "COERCE", "oppose")}),
    "meeting and a second verb": ("Nga gặp Pháp lên án Iran.", {("RUS", "IRN", "ACCUSE", "oppose")}),
    "verb that holds a noun": ("Nga tìm kiếm sự ủng hộ của Pháp.", {("RUS", "FRA", "REQUEST", "neutral")}),
    "duty to change": ("Mỹ nói rằng Iran cần hạn chế làm giàu uranium.", {("USA", "IRN", "REQUEST", "oppose")}),
    "duty of both": ("Mỹ cho rằng Nga và Mỹ phải nỗ lực hơn.", {("USA", "RUS", "REQUEST", "neutral")}),
    "second verb of who speaks": (
        "Mỹ cho rằng Iran là mối đe dọa và kêu gọi Pháp lên tiếng.",
        {("USA", "IRN", "ACCUSE", "oppose"), ("USA", "FRA", "REQUEST", "neutral")},
    ),
    "duty, then a second verb of who speaks": (
        "Anh cho rằng Nga phải thay đổi và chỉ trích Iran.",
        {("GBR", "RUS", "REQUEST", "oppose"), ("GBR", "IRN", "ACCUSE", "oppose")},
    ),
    "letter that blames": ("Ukraine gửi thư cho Pháp tố cáo Nga.", {("UKR", "RUS", "ACCUSE", "oppose")}),
    "judgement owned at once": ("Pháp cho rằng đây là hành vi phá hoại của Nga.", {("FRA", "RUS", "ACCUSE", "oppose")}),
    "call for six-party talks": ("Pháp yêu cầu Iran trở lại đàm phán 6 bên.", {("FRA", "IRN", "REQUEST", "neutral")}),
    "talks under a condition": ("Nga sẽ đàm phán với Mỹ nếu Mỹ rút quân.", {("RUS", "USA", "AGREE", "conditional")}),
    "weapons test": ("Iran phóng tên lửa.", {("IRN", None, "MOBILIZE", "neutral")}),
    "who backs a party told behind it": (
        "Quân nổi dậy của Syria do Mỹ hậu thuẫn lên án Nga.",
        {("USA", "SYR", "SUPPORT", "support"), ("SYR", "RUS", "ACCUSE", "oppose")},
    ),
    "clash between two": (
        "Các cuộc giao tranh giữa Nga và Ukraine lan rộng.",
        {("RUS", "UKR", "ASSAULT", "oppose"), ("UKR", "RUS", "ASSAULT", "oppose")},
    ),
    "the next verb is not its object": (
        "Pháp lên án vụ việc và đang hợp tác với Đức.",
        {("FRA", None, "ACCUSE", "oppose"), ("FRA", "DEU", "AGREE", "support"), ("DEU", "FRA", "AGREE", "support")},
    ),
    "refusal until": (
        "Iran sẽ không đàm phán với Mỹ cho đến khi lệnh cấm kết thúc.",
        {("IRN", "USA", "REJECT", "oppose"), ("IRN", "USA", "REJECT", "conditional")},
    ),
    "request to help": ("Ukraine yêu cầu Đức hỗ trợ.", {("UKR", "DEU", "REQUEST", "neutral")}),
    "request to stay": ("Pháp kêu gọi Mỹ không rút khỏi hiệp định.", {("FRA", "USA", "REQUEST", "neutral")}),
    "request to change": ("Pháp kêu gọi Iran chấm dứt chương trình hạt nhân.", {("FRA", "IRN", "REQUEST", "oppose")}),
    "request to lift a sanction on another": (
        "Anh thuyết phục EU bỏ lệnh cấm vận Syria.",
        {("GBR", "EU", "REQUEST", "neutral")},
    ),
    "request to lift a sanction on oneself": (
        "Nga kêu gọi EU bỏ lệnh cấm vận Nga.",
        {("RUS", "EU", "REQUEST", "oppose")},
    ),
    "each other": (
        "Nga và Ukraine cáo buộc lẫn nhau.",
        {("RUS", "UKR", "ACCUSE", "oppose"), ("UKR", "RUS", "ACCUSE", "oppose")},
    ),
    "objection given up": ("Pháp chấm dứt việc phản đối Thổ Nhĩ Kỳ.", {("FRA", "TUR", "CONCEDE", "support")}),
    "against a sanction prolonged": (
        "Anh phản đối việc gia hạn lệnh cấm vận với Syria.",
        {("GBR", "SYR", "REJECT", "support")},
    ),
    "dashed pair behind a noun": (
        "Các cuộc đối thoại Nga - Mỹ sắp diễn ra.",
        {("RUS", "USA", "CONSULT", "neutral"), ("USA", "RUS", "CONSULT", "neutral")},
    ),
    "headline of two": (
        "Nga, Mỹ nhất trí về Syria.",
        {("RUS", "USA", "AGREE", "support"), ("USA", "RUS", "AGREE", "support")},
    ),
    "owner who acts": (
        "Nga chỉ trích quyết định của EU dỡ bỏ cấm vận Syria.",
        {("RUS", "EU", "ACCUSE", "oppose"), ("EU", "SYR", "CONCEDE", "support")},
    ),
    "effort of another": (
        "Mỹ ca ngợi nỗ lực của Pháp nhằm thuyết phục Iran.",
        {("USA", "FRA", "SUPPORT", "support"), ("FRA", "IRN", "REQUEST", "neutral")},
    ),
    "blamed for what one did": (
        "Anh lên án Nga vì đã tấn công Ukraine.",
        {("GBR", "RUS", "ACCUSE", "oppose"), ("RUS", "UKR", "ASSAULT", "oppose")},
    ),
    "thanked for what one did": ("Mỹ cảm ơn Đức vì đã ủng hộ Ukraine.", {("DEU", "UKR", "SUPPORT", "support")}),
    "moved to act": ("Cuộc gặp này khiến Nga phản đối Mỹ.", {("RUS", "USA", "REJECT", "oppose")}),
    "wanted to act": ("Mỹ muốn Đức gây sức ép với Iran.", {("DEU", "IRN", "REQUEST", "oppose")}),
    "what another does, told as a noun": (
        "Mỹ phản đối việc Nga dùng lãnh thổ của Syria để tấn công Ukraine.",
        {("RUS", "UKR", "ASSAULT", "oppose")},
    ),
    "request to two": (
        "Pháp kêu gọi Nga và Iran hợp tác với Ukraine.",
        {("FRA", "RUS", "REQUEST", "neutral"), ("FRA", "IRN", "REQUEST", "neutral")},
    ),
    "according to one, two others": (
        "Theo Pháp, Nga và Mỹ ủng hộ Iran.",
        {("RUS", "IRN", "SUPPORT", "support"), ("USA", "IRN", "SUPPORT", "support")},
    ),
    "subject behind a plan that is told by its owner": (
        "Theo kế hoạch của Mỹ, Nga và Anh sẽ hợp tác.",
        {("RUS", "GBR", "AGREE", "support"), ("GBR", "RUS", "AGREE", "support")},
    ),
    "subject behind its own city": (
        "Tại Paris, Pháp và Đức lên án Nga.",
        {("FRA", "RUS", "ACCUSE", "oppose"), ("DEU", "RUS", "ACCUSE", "oppose")},
    ),
    "noun made in a relative clause": (
        "Một thỏa thuận mà Anh đạt được với Pháp và Đức đã bị lãng quên.",
        {(a, b, "AGREE", "support") for x in ("FRA", "DEU") for a, b in (("GBR", x), (x, "GBR"))},
    ),
    "sanction made in a passive": (
        "Các lệnh trừng phạt được Mỹ áp đặt lên Nga vẫn còn.",
        {("USA", "RUS", "SANCTION", "oppose")},
    ),
    "sanction on one, its maker behind": (
        "Các biện pháp trừng phạt Iran do EU áp đặt vẫn còn.",
        {("EU", "IRN", "SANCTION", "oppose")},
    ),
    "against a sanction that another makes": (
        "Nga phản đối lệnh trừng phạt mà Mỹ vừa áp đặt lên Iran.",
        {("RUS", "USA", "REJECT", "oppose"), ("USA", "IRN", "SANCTION", "oppose")},
    ),
    "ban on goods from": (
        "Nga gia hạn lệnh cấm nhập khẩu rượu từ Anh và Pháp.",
        {("RUS", "GBR", "SANCTION", "oppose"), ("RUS", "FRA", "SANCTION", "oppose")},
    ),
    "sanction aimed at one is lifted": (
        "Mỹ dỡ bỏ các lệnh trừng phạt nhằm vào Iran.",
        {("USA", "IRN", "CONCEDE", "support")},
    ),
    "request and its answer": (
        "Đức chấp thuận đề nghị của Pháp.",
        {("DEU", "FRA", "AGREE", "support"), ("FRA", "DEU", "REQUEST", "neutral")},
    ),
    "invitation from one is accepted": (
        "Nga đã chấp nhận lời mời từ Pháp.",
        {("RUS", "FRA", "AGREE", "support"), ("FRA", "RUS", "REQUEST", "neutral")},
    ),
    "request that is refused was made": (
        "Phát ngôn viên cho biết Nga từ chối đề nghị của Mỹ.",
        {("RUS", "USA", "REJECT", "oppose"), ("USA", "RUS", "REQUEST", "neutral")},
    ),
    "warning that is ignored": (
        "Iran phớt lờ lời cảnh báo của Mỹ.",
        {("IRN", "USA", "REJECT", "oppose"), ("USA", "IRN", "THREATEN", "oppose")},
    ),
    "done as another asks": (
        "Nga không kích IS theo yêu cầu của Syria.",
        {("RUS", "IS", "ASSAULT", "oppose"), ("SYR", "RUS", "REQUEST", "neutral")},
    ),
    "threats from one": (
        "Ukraine lo ngại trước những đe dọa từ Nga.",
        {("UKR", "RUS", "ACCUSE", "oppose"), ("RUS", "UKR", "THREATEN", "oppose")},
    ),
    "tension of a dashed pair": (
        "Căng thẳng Nga - Mỹ leo thang.",
        {("RUS", "USA", "REJECT", "oppose"), ("USA", "RUS", "REJECT", "oppose")},
    ),
    "talks on an issue of a dashed pair": (
        "Đàm phán hạt nhân Mỹ - Iran bế tắc.",
        {("USA", "IRN", "CONSULT", "neutral"), ("IRN", "USA", "CONSULT", "neutral")},
    ),
    "object of a relative clause": (
        "Phe đối lập Syria mà Mỹ hậu thuẫn lên án Nga.",
        {("USA", "SYR", "SUPPORT", "support"), ("SYR", "RUS", "ACCUSE", "oppose")},
    ),
    "what another takes a party for": (
        "IS, tổ chức mà Nga coi là khủng bố, tấn công Syria.",
        {("RUS", "IS", "ACCUSE", "oppose"), ("IS", "SYR", "ASSAULT", "oppose")},
    ),
    "place of a relative clause": (
        "Syria, nơi Mỹ đang không kích IS, lên án Anh.",
        {("USA", "IS", "ASSAULT", "oppose"), ("SYR", "GBR", "ACCUSE", "oppose")},
    ),
    "act aimed at one is condemned": (
        "Sự can thiệp của Nga vào Syria bị phương Tây chỉ trích.",
        {("WEST", "RUS", "ACCUSE", "oppose")},
    ),
    "plan of one is opposed": (
        "Kế hoạch của Mỹ triển khai tên lửa ở Đức bị Nga phản đối.",
        {("RUS", "USA", "REJECT", "oppose")},
    ),
    "fronted passive": ("Bị Mỹ trừng phạt, Iran im lặng.", {("USA", "IRN", "SANCTION", "oppose")}),
    "with the hearty help of": (
        "Syria tấn công IS với sự chi viện hào phóng của Nga.",
        {("RUS", "SYR", "AID", "support"), ("SYR", "IS", "ASSAULT", "oppose")},
    ),
    "unnamed others are asked": (
        "Pháp kêu gọi các quốc gia khác cùng hành động để Nga nhượng bộ.",
        {("FRA", None, "REQUEST", "neutral")},
    ),
    "with the help of": (
        "Với sự giúp đỡ của Nga, Syria tấn công IS.",
        {("RUS", "SYR", "AID", "support"), ("SYR", "IS", "ASSAULT", "oppose")},
    ),
    "speaker before a colon": ("Nga: Mỹ là mối đe dọa.", {("RUS", "USA", "ACCUSE", "oppose")}),
    "demand behind a colon": (
        "Ông Lavrov: Anh phải chấm dứt cuộc thanh tra này.",
        {("RUS", "GBR", "REQUEST", "oppose")},
    ),
    "quoted words": (
        "Đức 'ủng hộ' Pháp và “gây sức ép” với Iran.",
        {("DEU", "FRA", "SUPPORT", "support"), ("DEU", "IRN", "REQUEST", "oppose")},
    ),
    "a wish to meet": ("Pháp muốn gặp Iran.", {("FRA", "IRN", "REQUEST", "neutral")}),
    "a wish to help": ("Đức muốn viện trợ cho Ukraine.", {("DEU", "UKR", "AGREE", "support")}),
    "a wish to attack": ("Anh tìm cách tấn công Syria.", {("GBR", "SYR", "THREATEN", "oppose")}),
    "one in office travels": ("Ông John Kerry tới Pháp để trấn an đồng minh.", {("USA", "FRA", "CONSULT", "neutral")}),
    "one travels on a day": ("Ông John Kerry hôm qua tới Pháp.", {("USA", "FRA", "CONSULT", "neutral")}),
    "a delegation travels": ("Phái đoàn Anh sẽ sang Iran.", {("GBR", "IRN", "CONSULT", "neutral")}),
    "apology for harm": (
        "Ông John Kerry xin lỗi về vụ ngược đãi tù nhân Syria.",
        {("USA", "SYR", "SUPPORT", "support")},
    ),
    "defended when blamed": (
        "Ông John Kerry lại nói đỡ khi ông Lavrov bị chỉ trích.",
        {("USA", "RUS", "SUPPORT", "support")},
    ),
    "consoled for what one suffered": ("Nga đau buồn vì vụ tấn công ở Iran.", {("RUS", "IRN", "SUPPORT", "support")}),
    "answer to what another did to one": (
        "Iran đáp trả việc Mỹ trừng phạt Syria.",
        {("IRN", "USA", "REJECT", "oppose"), ("USA", "SYR", "SANCTION", "oppose")},
    ),
    "denied an accusation": ("Nga bác bỏ cáo buộc can thiệp bầu cử Mỹ.", {("RUS", "USA", "REJECT", "oppose")}),
    "what is said of a thing": (
        "Các nước phương Tây gọi vụ việc này là bất hợp pháp và trừng phạt Nga.",
        {("WEST", "RUS", "SANCTION", "oppose")},
    ),
    "experts, then one who objects": (
        "Các chuyên gia im lặng, nhưng Mỹ vốn là người phản đối Iran.",
        {("USA", "IRN", "REJECT", "oppose")},
    ),
    "promise under a condition": (
        "Mỹ sẽ viện trợ cho Ukraine nếu Nga rút quân.",
        {("USA", "UKR", "AGREE", "conditional")},
    ),
    "promise not to harm": ("Đức cam kết không tấn công Iran.", {("DEU", "IRN", "AGREE", "support")}),
    "promise to end a harm": ("Đức đồng ý ngừng trừng phạt Iran.", {("DEU", "IRN", "AGREE", "support")}),
    "promise to withhold a favour": ("Đức đồng ý không bán vũ khí cho Nga.", {("DEU", "RUS", "AGREE", "oppose")}),
    "backing of pressure": ("Anh ủng hộ việc gây áp lực kinh tế với Iran.", {("GBR", "IRN", "SUPPORT", "oppose")}),
    "thing made by one for another": (
        "Vũ khí do Đức cung cấp cho Ukraine đã tới nơi.",
        {("DEU", "UKR", "AID", "support")},
    ),
    "decree signed by one": ("Mỹ đã ký sắc lệnh trừng phạt Iran.", {("USA", "IRN", "SANCTION", "oppose")}),
    "owners of a noun before its verb": (
        "Sự hợp tác của Đức và Pháp đã giúp Ukraine.",
        {("DEU", "FRA", "COOPERATE", "support"), ("FRA", "DEU", "COOPERATE", "support")},
    ),
    "passive in a clause of time": (
        "Thổ Nhĩ Kỳ lên tiếng giữa lúc Iran đang bị Mỹ cô lập.",
        {("USA", "IRN", "SANCTION", "oppose")},
    ),
}


def rows(sources, targets, event_type, stance, both=False):
    """All rows from each source to each target, "RUS GBR"; both: also back."""
    pairs = [(a, b) for a in sources.split() for b in targets.split()]
    return {(a, b, event_type, stance) for a, b in pairs + [(b, a) for a, b in pairs if both]}


LISTS = {
    "commas alone": ("Mỹ, Anh, Pháp lên án Iran.", rows("USA GBR FRA", "IRN", "ACCUSE", "oppose")),
    "two behind a plural": ("Các nước Anh, Pháp lên án Iran.", rows("GBR FRA", "IRN", "ACCUSE", "oppose")),
    "comma before the last": ("Mỹ, Anh, và Đức lên án Iran.", rows("USA GBR DEU", "IRN", "ACCUSE", "oppose")),
    "a member added": ("Nga, cũng như Iran, ủng hộ Syria.", rows("RUS IRN", "SYR", "SUPPORT", "support")),
    "a list of agents": (
        "Syria bị Đức, Pháp, Anh và Mỹ chỉ trích.",
        rows("DEU FRA GBR USA", "SYR", "ACCUSE", "oppose"),
    ),
    "a list between two verbs": (
        "Nga cáo buộc Mỹ, Anh và Đức hỗ trợ Ukraine.",
        rows("RUS", "USA GBR DEU", "ACCUSE", "oppose"),
    ),
    "all at once": ("Anh, Pháp và Đức đồng loạt trừng phạt Nga.", rows("GBR FRA DEU", "RUS", "SANCTION", "oppose")),
    "members in brackets": (
        "Mỹ áp đặt lệnh trừng phạt đối với ba nước Hồi giáo (Iran, Syria, Thổ Nhĩ Kỳ).",
        rows("USA", "IRN SYR TUR", "SANCTION", "oppose"),
    ),
    "members far behind their noun": (
        "Mỹ cấm công dân của 3 nước có người Hồi giáo chiếm đa số - gồm Iran, Syria và Thổ Nhĩ Kỳ - nhập cảnh.",
        rows("USA", "IRN SYR TUR", "SANCTION", "oppose"),
    ),
    "members of a group": (
        "Nga chỉ trích các nước phương Tây, trong đó có Đức, Pháp và Anh.",
        rows("RUS", "DEU FRA GBR", "ACCUSE", "oppose"),
    ),
    "members behind a copula": (
        "Nga hội đàm với các nước Baltic là Đức, Anh và Pháp.",
        rows("RUS", "DEU GBR FRA", "CONSULT", "neutral", both=True),
    ),
    "one and his allies": (
        "Mỹ và các đồng minh như Anh, Pháp lên án Syria.",
        rows("USA GBR FRA", "SYR", "ACCUSE", "oppose"),
    ),
    "stops of a journey": (
        "Ông John Kerry bắt đầu chuyến công du dài ngày, bao gồm Pháp, Đức và Anh.",
        rows("USA", "FRA DEU GBR", "CONSULT", "neutral"),
    ),
    "a topic before the list": ("Ngoài Mỹ, Anh và Pháp cũng lên án Nga.", rows("GBR FRA", "RUS", "ACCUSE", "oppose")),
    "what the members are": (
        "Nga và Iran, hai đối tác lớn của Syria, lên án Mỹ.",
        rows("RUS IRN", "USA", "ACCUSE", "oppose"),
    ),
    "what is banned comes from them": (
        "Nga cấm nhập khẩu thực phẩm từ Mỹ, EU và Anh.",
        rows("RUS", "USA EU GBR", "SANCTION", "oppose"),
    ),
    "owners of the object": (
        "Nga đã trục xuất các nhà ngoại giao của Anh, Pháp và Đức.",
        rows("RUS", "GBR FRA DEU", "SANCTION", "oppose"),
    ),
    "set off by dashes": (
        "Các đồng minh của Syria – Nga, Iran và Đức – lên án Mỹ.",
        rows("RUS IRN DEU", "USA", "ACCUSE", "oppose"),
    ),
    "counted makers with members": (
        "Yêu sách mà 3 nước phương Tây, bao gồm Anh, Pháp và Đức đưa ra với Nga.",
        rows("GBR FRA DEU", "RUS", "REQUEST", "oppose"),
    ),
    "persons with titles": (
        "Pháp điện đàm với Ngoại trưởng Nga Sergei Lavrov; Ngoại trưởng Mỹ John Kerry.",
        rows("FRA", "RUS USA", "CONSULT", "neutral", both=True),
    ),
}


@pytest.mark.parametrize("sentence, expected", LISTS.values(), ids=LISTS)
def test_each_member_of_a_list(sentence, expected):
    assert expected <= proposed(sentence)


MUTUAL = {
    "refused": ("Nga từ chối tham gia cuộc gặp với Mỹ.", {("RUS", "USA", "REJECT", "oppose")}),
    "nothing said at it": (
        "Ông Lavrov không nêu vấn đề này trong cuộc gặp với ông John Kerry.",
        rows("RUS", "USA", "CONSULT", "neutral", both=True),
    ),
    "no word after it": (
        "Ông John Kerry không bình luận sau cuộc hội đàm với Đức.",
        rows("USA", "DEU", "CONSULT", "neutral", both=True),
    ),
    "none held": ("Đức chưa có cuộc gặp nào với Iran.", {("DEU", "IRN", "REJECT", "oppose")}),
    "unheard of": (
        "Nga và Mỹ đạt bước tiến chưa từng có trong đối thoại.",
        rows("RUS", "USA", "CONSULT", "neutral", both=True),
    ),
    "partners behind the place": (
        "Hải quân Mỹ tập trận chung tại Iran cùng Pháp và Đức.",
        rows("USA", "FRA DEU", "COOPERATE", "support", both=True),
    ),
    "host, then who acts": (
        "Sau khi Anh tới thăm Nga, ông Lavrov đã gặp Pháp.",
        rows("RUS", "FRA", "CONSULT", "neutral", both=True),
    ),
    "pair behind a noun": ("Quan hệ hợp tác Nga - Iran phát triển.", rows("RUS", "IRN", "AGREE", "support", both=True)),
    "pair that is the topic": (
        "Nga hội đàm với Pháp về quan hệ giữa Mỹ và Iran.",
        rows("RUS", "FRA", "CONSULT", "neutral", both=True),
    ),
    "telephone": ("Ông Lavrov gọi điện thoại cho ông John Kerry.", {("RUS", "USA", "CONSULT", "neutral")}),
    "hand in hand": ("Nga và Iran bắt tay nhau đối phó với Mỹ.", rows("RUS", "IRN", "COOPERATE", "support", both=True)),
    "fight each other": (
        "Quân đội Nga và Ukraine giao tranh ở biên giới.",
        rows("RUS", "UKR", "ASSAULT", "oppose", both=True),
    ),
    "fight of two": ("Đụng độ giữa Nga và Ukraine bùng phát.", rows("RUS", "UKR", "ASSAULT", "oppose", both=True)),
    "cue that ends in between": (
        "Rạn nứt giữa Nga và Đức ngày càng lớn.",
        rows("RUS", "DEU", "REJECT", "oppose", both=True),
    ),
    "host and guest": ("Ông Lavrov được Pháp đón tiếp.", rows("RUS", "FRA", "CONSULT", "neutral", both=True)),
    "wish to meet": ("Đức muốn gặp ông Lavrov.", {("DEU", "RUS", "REQUEST", "neutral")}),
    "at a summit together": (
        "Ông Lavrov tham dự hội nghị thượng đỉnh về dầu khí cùng ông John Kerry.",
        rows("RUS", "USA", "CONSULT", "neutral", both=True),
    ),
    "before the press together": (
        "Ông Lavrov họp báo cùng ông John Kerry.",
        rows("RUS", "USA", "CONSULT", "neutral", both=True),
    ),
    "one after the other": (
        "Ông Lavrov hội đàm với Đức, và sau đó là với ông John Kerry.",
        rows("RUS", "DEU USA", "CONSULT", "neutral", both=True),
    ),
    "one, then another": (
        "Ông John Kerry gặp ông Lavrov, tiếp đó là Ngoại trưởng Anh.",
        rows("USA", "RUS GBR", "CONSULT", "neutral", both=True),
    ),
    "war between two": (
        "Chiến tranh nổ ra hồi tháng 3 giữa Nga và Ukraine.",
        rows("RUS", "UKR", "ASSAULT", "oppose", both=True),
    ),
    "war of two sides, one told more of": (
        "Cuộc chiến giữa Syria, được Iran hậu thuẫn, và IS vẫn tiếp diễn.",
        rows("SYR", "IS", "ASSAULT", "oppose", both=True),
    ),
    "shoot at each other": (
        "Lính Nga và Ukraine đấu súng trong đêm.",
        rows("RUS", "UKR", "ASSAULT", "oppose", both=True),
    ),
    "hurt as they shoot": (
        "Ba lính Nga và Ukraine thiệt mạng trong một cuộc đấu pháo.",
        rows("RUS", "UKR", "ASSAULT", "oppose", both=True),
    ),
}


@pytest.mark.parametrize("sentence, expected", MUTUAL.values(), ids=MUTUAL)
def test_mutual_acts(sentence, expected):
    assert expected <= proposed(sentence)


WHO = {
    "two passives": (
        "Đức bị Nga bắt giữ, đánh đập và đe dọa.",
        {("RUS", "DEU", "ASSAULT", "oppose"), ("RUS", "DEU", "THREATEN", "oppose")},
    ),
    "passive, then active": ("Ukraine bị Nga tấn công và kêu gọi Mỹ giúp đỡ.", {("UKR", "USA", "REQUEST", "neutral")}),
    "passives before the subject": (
        "Bị Mỹ trừng phạt và đe dọa, Iran lên án Nga.",
        {("USA", "IRN", "THREATEN", "oppose"), ("IRN", "RUS", "ACCUSE", "oppose")},
    ),
    "passive of speech before the subject": ("Bị Mỹ cáo buộc, Iran lên án Nga.", {("USA", "IRN", "ACCUSE", "oppose")}),
    "passive of what one does": ("Việc Mỹ trừng phạt Iran bị Nga lên án.", {("RUS", "USA", "ACCUSE", "oppose")}),
    "passive of whose decision": (
        "Quyết định của Mỹ trừng phạt Iran bị Nga lên án.",
        {("RUS", "USA", "ACCUSE", "oppose")},
    ),
    "who makes one angry": ("Việc Nga đưa quân vào Syria khiến Anh lo ngại.", {("GBR", "RUS", "ACCUSE", "oppose")}),
    "whose decision makes one angry": ("Quyết định của Mỹ khiến Nga phẫn nộ.", {("RUS", "USA", "ACCUSE", "oppose")}),
    "some states that do": (
        "Đức họp theo đề nghị của Anh và Pháp, những nước từng chỉ trích Iran.",
        rows("GBR FRA", "IRN", "ACCUSE", "oppose"),
    ),
    "an accusation denied": (
        "Mỹ cáo buộc Nga tấn công Syria, điều mà Nga phủ nhận.",
        {("RUS", "USA", "REJECT", "oppose")},
    ),
    "on whose request": ("Theo yêu cầu của Nga, Anh và Pháp, Đức sẽ gửi quân.", {("RUS", "DEU", "REQUEST", "neutral")}),
    "one agent named, others not": (
        "Iran được Nga và khoảng 20 nước khác ủng hộ.",
        {("RUS", "IRN", "SUPPORT", "support")},
    ),
    "agents in a list that names not all": (
        "Iran bị Mỹ, EU và một số nước trừng phạt.",
        rows("USA EU", "IRN", "SANCTION", "oppose"),
    ),
    "agents that are members": (
        "Ukraine được 40 nước, trong đó có Anh và Đức, viện trợ.",
        rows("GBR DEU", "UKR", "AID", "support"),
    ),
    "another agent, another verb": (
        "Syria được dân quân hậu thuẫn và các nước như Nga, Iran công nhận.",
        rows("RUS IRN", "SYR", "SUPPORT", "support"),
    ),
    "what an agent does to one, told as a noun": (
        "Iran bị Mỹ áp đặt nhiều lệnh trừng phạt.",
        {("USA", "IRN", "SANCTION", "oppose")},
    ),
    "one side backed": (
        "Giao tranh giữa Syria, được Nga hậu thuẫn, và IS lan rộng.",
        {("RUS", "SYR", "SUPPORT", "support")},
    ),
    "backed by another and attacked": (
        "Mỹ không kích IS được Iran hậu thuẫn.",
        {("USA", "IS", "ASSAULT", "oppose"), ("IRN", "IS", "SUPPORT", "support")},
    ),
    "suffers for what one did": (
        "Iran tấn công Syria, bị Mỹ lên án.",
        {("IRN", "SYR", "ASSAULT", "oppose"), ("USA", "IRN", "ACCUSE", "oppose")},
    ),
    "does one thing and suffers another": (
        "Nga tấn công Ukraine và bị Anh trừng phạt.",
        {("GBR", "RUS", "SANCTION", "oppose")},
    ),
    "told of between commas, then a passive": (
        "Syria, nước láng giềng của Thổ Nhĩ Kỳ, bị Mỹ trừng phạt.",
        {("USA", "SYR", "SANCTION", "oppose")},
    ),
    "inserted clause, then a passive": (
        "Nga, sau khi tấn công Ukraine, đã bị Anh trừng phạt.",
        {("GBR", "RUS", "SANCTION", "oppose")},
    ),
    "who of some is told behind": (
        "Chỉ có hai nước ủng hộ Syria là Nga và Iran.",
        rows("RUS IRN", "SYR", "SUPPORT", "support"),
    ),
    "second verb with the owner of its object": (
        "Nga đóng cửa khẩu, trục xuất nhà ngoại giao của Anh.",
        {("RUS", "GBR", "SANCTION", "oppose")},
    ),
    "members asked": (
        "Mỹ muốn các đồng minh thân cận như Anh và Đức tăng chi tiêu.",
        rows("USA", "GBR DEU", "REQUEST", "neutral"),
    ),
    "not only one": ("Không chỉ Anh mà cả Đức cũng lên án Nga.", rows("GBR DEU", "RUS", "ACCUSE", "oppose")),
    "with his colleagues": (
        "Nga cùng các đồng nghiệp Iran và Syria lên án Mỹ.",
        rows("RUS IRN SYR", "USA", "ACCUSE", "oppose"),
    ),
    "a visitor, then who meets": (
        "Sau chuyến thăm của ông John Kerry, Ngoại trưởng Nga Sergei Lavrov đã có cuộc gặp với Đức.",
        rows("RUS", "DEU", "CONSULT", "neutral", both=True),
    ),
    "who bears an attack": (
        "IS chịu trách nhiệm trong hàng chục vụ tấn công nhằm vào Pháp.",
        {("IS", "FRA", "ASSAULT", "oppose")},
    ),
    "an attack that one admits": (
        "Đức lên án vụ đánh bom mà IS thừa nhận đã tiến hành ở Syria.",
        {("IS", "SYR", "ASSAULT", "oppose")},
    ),
    "behind a clause about the subject": (
        "Đức, nước đã đón nhiều người tị nạn từ Syria, kêu gọi Pháp giúp đỡ.",
        {("DEU", "FRA", "REQUEST", "neutral")},
    ),
    "behind an inserted clause": (
        "Nga, sau khi Mỹ tấn công Syria, đã trừng phạt Anh.",
        {("RUS", "GBR", "SANCTION", "oppose")},
    ),
    "a second verb behind a clause of time": (
        "Anh viện trợ Ukraine khi Nga tấn công Syria, và ủng hộ Đức.",
        {("GBR", "DEU", "SUPPORT", "support")},
    ),
    "a request refused": (
        "Mỹ yêu cầu Đức gây sức ép với Iran, song Đức từ chối.",
        {("DEU", "USA", "REJECT", "oppose")},
    ),
}


@pytest.mark.parametrize("sentence, expected", WHO.values(), ids=WHO)
def test_who_acts_towards_whom(sentence, expected):
    assert expected <= proposed(sentence)


@pytest.mark.parametrize("sentence, expected", CONSTRUCTIONS.values(), ids=CONSTRUCTIONS)
def test_construction(sentence, expected):
    assert expected <= proposed(sentence)


@pytest.mark.parametrize(
    "sentence, wrong",
    [
        ("Nga, Anh và Đức không ký hiệp ước.", ("RUS", "GBR", "REJECT", "oppose")),
        ("Pháp không yêu cầu Nga rút quân khỏi Syria.", ("RUS", "SYR", "RETREAT", "support")),
        ("Pháp nói việc EU cấm vận Nga sẽ gây tổn hại cho hòa bình.", ("FRA", "RUS", "ACCUSE", "oppose")),
        ("Iran bị Mỹ cáo buộc.", ("IRN", "USA", "ACCUSE", "oppose")),
        ("Ukraine được Pháp ủng hộ.", ("UKR", "FRA", "SUPPORT", "support")),
        ("Anh không ủng hộ Iran.", ("GBR", "IRN", "SUPPORT", "support")),
        ("Nga gặp khó khăn ở Syria.", ("RUS", "SYR", "CONSULT", "neutral")),
        ("Pháp gặp Đức tại Anh.", ("FRA", "GBR", "CONSULT", "neutral")),
        ("[Nga lên án Mỹ] Cuộc họp đã kết thúc.", ("RUS", "USA", "ACCUSE", "oppose")),
        ("Mỹ và Pháp kêu gọi liên minh mới chống IS.", ("USA", "IS", "REQUEST", "neutral")),
        ("Reuters chỉ trích Mỹ.", ("GBR", "USA", "ACCUSE", "oppose")),
        ("Pháp cho rằng vụ này vi phạm chủ quyền của Ukraine.", ("FRA", "UKR", "ACCUSE", "oppose")),
        ("Anh nói rằng Nga sẽ phải tìm khách hàng khác.", ("GBR", "RUS", "REQUEST", "oppose")),
        ("Đức nói rằng Nga cần phải được mời.", ("DEU", "RUS", "REQUEST", "oppose")),
        ("Mỹ nói rằng Iran có những vấn đề lớn phải giải quyết.", ("USA", "IRN", "REQUEST", "oppose")),
        ("Đức nói rằng Nga biết phải làm gì.", ("DEU", "RUS", "REQUEST", "oppose")),
        ("Mỹ ra lệnh sơ tán công dân khỏi Syria.", ("USA", "SYR", "REQUEST", "oppose")),
        ("Nga và Pháp phối hợp điều tra.", ("RUS", "FRA", "ACCUSE", "oppose")),
        ("Mỹ cho rằng Iran là mối đe dọa và kêu gọi Pháp lên tiếng.", ("IRN", "FRA", "REQUEST", "neutral")),
        ("Nga không phản đối Mỹ.", ("RUS", "USA", "REJECT", "oppose")),
        ("Nga nói rằng Anh không phải lựa chọn.", ("RUS", "GBR", "REQUEST", "oppose")),
        ("Ukraine trải qua một vụ tấn công.", ("UKR", None, "ASSAULT", "oppose")),
        ("Nga gặp Mỹ bên lề hội nghị G20.", ("RUS", "G20", "CONSULT", "neutral")),
        ("Ông Lavrov (trái) bắt tay ông John Kerry (phải) tại Paris.", ("RUS", "USA", "CONSULT", "neutral")),
        ("Pháp cho rằng thỏa thuận mà Mỹ ký với Đức là chưa đủ.", ("FRA", "USA", "AGREE", "support")),
        ("Pháp cho rằng thỏa thuận mà Mỹ ký với Đức là chưa đủ.", ("FRA", "DEU", "SUPPORT", "support")),
        ("Syria chiếm lại thành phố với sự hỗ trợ của Nga.", ("SYR", "RUS", "ASSAULT", "oppose")),
        ("Phe nổi dậy được Nga hậu thuẫn tấn công IS.", ("RUS", "IS", "ASSAULT", "oppose")),
        ("Nga phản đối lệnh trừng phạt mà Mỹ áp đặt.", ("RUS", "USA", "REJECT", "support")),
        ("Sự can thiệp của Nga vào Syria bị phương Tây chỉ trích.", ("WEST", "SYR", "ACCUSE", "oppose")),
        ("Syria, nơi Mỹ đang không kích IS, lên án Anh.", ("USA", "GBR", "ACCUSE", "oppose")),
        ("Mỹ cho rằng EU sẽ đối diện với mối đe dọa.", ("USA", "EU", "ACCUSE", "oppose")),
        ("Bất đồng giữa Anh và Pháp với Nga còn lớn.", ("GBR", "FRA", "REJECT", "oppose")),
        ("Anh kêu gọi thắt chặt quan hệ với Nga.", ("GBR", "RUS", "REQUEST", "neutral")),
        ("Nga gặp Pháp lên án Iran.", ("FRA", "IRN", "ACCUSE", "oppose")),
        ("Iran chỉ trích Nga và hàng nghìn người biểu tình đốt cờ Mỹ.", ("IRN", "USA", "PROTEST", "oppose")),
        ("Nga lên án Mỹ, còn giới phân tích cho rằng Anh là mối đe dọa.", ("RUS", "GBR", "ACCUSE", "oppose")),
        ("Đức cho biết Anh đã bị tấn công.", ("DEU", "GBR", "ASSAULT", "oppose")),
        ("Theo kế hoạch của Mỹ, Nga và Anh sẽ hợp tác.", ("USA", "RUS", "AGREE", "support")),
        ("Mỹ cảm ơn Đức vì đã ủng hộ Ukraine.", ("USA", "UKR", "SUPPORT", "support")),
        ("Nga tuyên bố các lệnh trừng phạt Iran là vô ích.", ("RUS", "IRN", "SANCTION", "oppose")),
        ("Ngoài Mỹ, Anh và Pháp cũng lên án Nga.", ("USA", "RUS", "ACCUSE", "oppose")),
        ("Nga và Iran, hai đối tác của EU, lên án Mỹ.", ("EU", "USA", "ACCUSE", "oppose")),
        ("Nga, Mỹ, Anh, Pháp và Đức đàm phán.", ("RUS", "GBR", "CONSULT", "neutral")),
        ("Đức nói hạn hán khiến Iran phải nhập khẩu lúa mì.", ("DEU", "IRN", "REQUEST", "oppose")),
        ("Theo Đức, người dân Syria đang phải sơ tán.", ("DEU", "SYR", "REQUEST", "oppose")),
        ("Anh cho rằng đó là bài học mà Pháp phải rút ra.", ("GBR", "FRA", "REQUEST", "oppose")),
        ("Pháp và Đức cho rằng hai nước này, tức Pháp và Đức, cần phải thay đổi.", ("FRA", "DEU", "REQUEST", "oppose")),
        ("Nga đang bảo vệ các cảng trước kẻ thù, quân đội Mỹ cho biết.", ("USA", "RUS", "ACCUSE", "oppose")),
        ("Nga chúc Anh thành công trong cuộc chiến chống lại đại dịch.", ("RUS", None, "ASSAULT", "oppose")),
        ("Pháp muốn nối lại quan hệ với Nga.", ("RUS", "FRA", "AGREE", "support")),
        ("Iran muốn tránh 'leo thang' căng thẳng với Syria.", ("IRN", "SYR", "REJECT", "oppose")),
        ("Máy bay Anh chở khách từ Đức tới Pháp.", ("GBR", "FRA", "CONSULT", "neutral")),
        ("Đức đưa ông Lavrov tới Pháp.", ("RUS", "FRA", "CONSULT", "neutral")),
        ("Đức tưởng niệm một thủy thủ bị Anh bắn.", ("DEU", "GBR", "SUPPORT", "support")),
        ("Pháp lo lắng việc Mỹ rút khỏi Hiệp định Paris.", ("USA", "FRA", "SANCTION", "oppose")),
        ("Anh bắt nghi phạm ném trứng vào Mỹ.", ("GBR", "USA", "COERCE", "oppose")),
        ("Nga từ chối tham gia cuộc gặp với Mỹ.", ("RUS", "USA", "CONSULT", "neutral")),
        ("Ông Lavrov không nêu vấn đề này trong cuộc gặp với Mỹ.", ("RUS", "USA", "REJECT", "oppose")),
        ("Nga hội đàm với Pháp về quan hệ giữa Mỹ và Iran.", ("USA", "IRN", "CONSULT", "neutral")),
        ("Ông Lavrov công du nhằm thúc đẩy hòa bình giữa Anh và Pháp.", ("GBR", "FRA", "CONSULT", "neutral")),
        ("Nga cam kết thực thi thỏa thuận Paris.", ("RUS", "FRA", "AGREE", "support")),
        ("Nga và Pháp thống nhất phương án cho vấn đề Syria.", ("RUS", "SYR", "AGREE", "support")),
        ("Nga và Pháp điện đàm tình hình Syria.", ("RUS", "SYR", "CONSULT", "neutral")),
        ("Đức sẽ đăng cai cuộc họp G20.", ("DEU", "G20", "CONSULT", "neutral")),
        ("Đức muốn gặp ông Lavrov.", ("RUS", "DEU", "CONSULT", "neutral")),
        ("Mỹ đang viện trợ cho Ukraine và sẽ im lặng nếu Nga rút quân.", ("USA", "UKR", "AGREE", "conditional")),
        ("Nga bác bỏ cáo buộc can thiệp bầu cử Mỹ.", ("RUS", "USA", "REJECT", "support")),
        ("Mỹ kêu gọi Nga không cung cấp tên lửa cho Syria.", ("RUS", "SYR", "REJECT", "oppose")),
        ("Pháp không nói rõ liệu có ủng hộ Iran.", ("FRA", "IRN", "REJECT", "oppose")),
        ("Syria tấn công IS với sự chi viện hào phóng của Nga.", ("SYR", "RUS", "AID", "support")),
        ("Pháp kêu gọi các quốc gia khác cùng hành động để Nga nhượng bộ.", ("FRA", "RUS", "REQUEST", "neutral")),
        ("Nga cho phép người dân tham gia lễ hội của Đức.", ("RUS", "DEU", "CONCEDE", "support")),
        ("Ông John Kerry chỉ trích việc Mỹ trừng phạt Iran.", ("USA", "IRN", "ACCUSE", "oppose")),
        ("Nga nói rằng Iran đã bị cô lập.", ("RUS", "IRN", "SANCTION", "oppose")),
        ("Pháp nói Iran thiếu ăn nên Nga gửi lương thực.", ("FRA", "IRN", "REQUEST", "neutral")),
        ("Pháp nói vì thiếu tiền Nga nên rút quân.", ("FRA", "RUS", "REQUEST", "oppose")),
        ("Pháp nói Nga thiếu tiền, nên rút quân.", ("FRA", "RUS", "REQUEST", "oppose")),
        ("Pháp nói Nga thiếu tiền nên sẽ rút quân.", ("FRA", "RUS", "REQUEST", "oppose")),
        ("Nga khẳng định Iran không phải là mối đe dọa.", ("RUS", "IRN", "ACCUSE", "oppose")),
        ("Nga xúc phạm người Mỹ gốc Iran.", ("RUS", "IRN", "ACCUSE", "oppose")),
        ("Nga bác bỏ tin Nga hỗ trợ IS.", ("RUS", "IS", "REJECT", "oppose")),
        ("Iran phủ nhận hỗ trợ IS.", ("IRN", "IS", "REJECT", "oppose")),
        ("Nga phủ nhận vai trò trong vụ tấn công Syria.", ("RUS", "SYR", "REJECT", "support")),
        ("Nga bác bỏ cáo buộc rằng Mỹ giúp IS.", ("USA", "IS", "AID", "support")),
        ("Nga bác bỏ cáo buộc của Mỹ rằng Nga là mối đe dọa.", ("RUS", "USA", "ACCUSE", "oppose")),
        ("Nga bác bỏ đề xuất và Bộ Quốc phòng Nga trừng phạt Pháp.", ("RUS", "FRA", "REJECT", "support")),
        ("Nga không coi Mỹ là kẻ thù.", ("RUS", "USA", "ACCUSE", "oppose")),
        ("Đức không ủng hộ lệnh trừng phạt nhằm vào Nga.", ("DEU", "RUS", "SANCTION", "oppose")),
        ("Iran nói tên lửa sẽ không là một phần của cuộc đàm phán với Mỹ.", ("IRN", "USA", "REJECT", "oppose")),
        ("Đây không phải cuộc đàm phán giữa Mỹ và Iran.", ("USA", "IRN", "REJECT", "oppose")),
        ("Nga sẽ tới Anh trước khi thăm Pháp.", ("RUS", "GBR", "AGREE", "conditional")),
        ("Nga cam kết giúp Iran chỉ hai ngày sau khi Mỹ rút quân.", ("RUS", "IRN", "AGREE", "conditional")),
        ("Mỹ yêu cầu Iran dỡ bỏ chương trình hạt nhân.", ("USA", "IRN", "REQUEST", "neutral")),
        ("Đức không chắc có gặp Iran hay không.", ("DEU", "IRN", "REJECT", "oppose")),
        ("Anh rời bỏ Syria kể từ đợt tấn công của Nga.", ("GBR", "RUS", "RETREAT", "support")),
        ("Pháp bảo vệ dân thường khỏi nguy cơ bị IS tấn công.", ("IS", "FRA", "ASSAULT", "oppose")),
        ("Hội đàm giữa Nga và Mỹ bị hoãn, sau một vụ đánh bom ở Pháp.", ("RUS", "USA", "ASSAULT", "oppose")),
        ("Pháp kêu gọi đàm phán để tránh bị Nga tấn công.", ("RUS", "FRA", "ASSAULT", "oppose")),
        ("Ông John Kerry lên án những kẻ đã tấn công Paris.", ("USA", "FRA", "ASSAULT", "oppose")),
        ("Ông John Kerry nói rằng vụ tấn công ở Pháp có dính dáng đến IS.", ("USA", "FRA", "ASSAULT", "oppose")),
        ("Iran không tham gia các vụ đánh bom ở Đức.", ("IRN", "DEU", "ASSAULT", "oppose")),
        ("Iran kêu gọi ngừng bắn ở Syria.", ("IRN", "SYR", "ASSAULT", "oppose")),
        ("Ông Lavrov cho rằng việc mở cửa khẩu sẽ giúp Iran.", ("RUS", "IRN", "AGREE", "support")),
        ("Quyết định của Mỹ trừng phạt Iran bị Nga lên án.", ("RUS", "IRN", "ACCUSE", "oppose")),
        ("Đức tấn công các tay súng do Mỹ hậu thuẫn và lực lượng của Nga.", ("USA", "RUS", "SUPPORT", "support")),
        ("Số liệu do Anh cung cấp cho thấy Iran đã thử tên lửa.", ("GBR", "IRN", "AID", "support")),
        ("Đức bắt giữ thành viên các nhóm ủng hộ Iran.", ("DEU", "IRN", "SUPPORT", "support")),
        ("Đức bắt giữ thành viên các nhóm ủng hộ Iran.", ("DEU", "IRN", "COERCE", "oppose")),
        ("Các lực lượng ủng hộ Iran đã tấn công binh sĩ Mỹ.", ("IRN", "USA", "ASSAULT", "oppose")),
        ("Trong khi Nga ủng hộ ý tưởng này thì Đức phản đối.", ("RUS", "DEU", "SUPPORT", "support")),
        ("Đức cung cấp thông tin về chương trình hạt nhân của Iran.", ("DEU", "IRN", "AID", "support")),
        ("Đức đã ký sắc lệnh cấm công dân Iran nhập cảnh.", ("DEU", "IRN", "SUPPORT", "oppose")),
        ("Mỹ quan trọng với Anh, nơi các nhà quan sát chỉ trích Pháp.", ("GBR", "FRA", "ACCUSE", "oppose")),
        ("Vụ việc sẽ không ảnh hưởng đến quan hệ hợp tác giữa Nga và Anh.", ("RUS", "GBR", "REJECT", "oppose")),
        ("Iran bị Mỹ trừng phạt và Anh lên án Nga.", ("GBR", "IRN", "ACCUSE", "oppose")),
        ("Ukraine bị Nga tấn công và Mỹ lên án.", ("USA", "UKR", "SUPPORT", "oppose")),
        ("Iran bị Mỹ áp đặt nhiều lệnh trừng phạt.", ("IRN", None, "SANCTION", "oppose")),
        ("Giao tranh giữa Syria, được Nga hậu thuẫn, và IS lan rộng.", ("RUS", "IS", "SUPPORT", "support")),
        ("Cuộc chiến ngôn từ giữa Mỹ và Iran leo thang.", ("USA", "IRN", "ASSAULT", "oppose")),
        ("Iran, do Mỹ rút khỏi hiệp định, đã đe dọa Anh.", ("USA", "GBR", "THREATEN", "oppose")),
        ("Trong khi Mỹ phản đối, Pháp ủng hộ Iran.", ("USA", "FRA", "REJECT", "oppose")),
        ("Iran tấn công Syria, bị Mỹ lên án.", ("USA", "SYR", "ACCUSE", "oppose")),
        ("Syria, nước láng giềng của Thổ Nhĩ Kỳ, bị Mỹ trừng phạt.", ("USA", "TUR", "SANCTION", "oppose")),
        ("Không chỉ Anh mà cả Đức cũng lên án Nga.", ("DEU", "GBR", "ACCUSE", "oppose")),
    ],
)
def test_no_such_row(sentence, wrong):
    assert wrong not in proposed(sentence)


def test_condition_keeps_its_words():
    sentence = "Ngoại trưởng Nga Sergei Lavrov tuyên bố Nga sẵn sàng hợp tác với Mỹ nếu Mỹ tôn trọng Syria."
    rows, _ = stances.read(reading_of(sentence), load())
    [row] = [r for r in rows if r["stance"] == "conditional"]
    assert row["condition"] == "nếu Mỹ tôn trọng Syria"
    assert (row["source_id"], row["target_id"], row["event_type"]) == ("RUS.lavrov", "USA", "AGREE")


def realis_of(sentence, event_type):
    found, _ = proposals.read(reading_of(sentence), load())
    return {c.row["realis"] for c in found if c.row["event_type"] == event_type}


@pytest.mark.parametrize(
    "sentence",
    [
        "Pháp nói yêu sách của Nga không hề vô lý.",
        "Pháp nói Nga không phải chịu hậu quả.",
    ],
)
def test_a_denied_judgement_without_an_opposite_is_no_row(sentence):
    assert not [row for row in proposed(sentence) if row[:2] == ("FRA", "RUS")]


def test_realis():
    assert realis_of("Nga không kích IS.", "ASSAULT") == {"actual"}
    assert realis_of("Nga dự kiến gặp Mỹ.", "CONSULT") == {"planned"}
    assert realis_of("Anh cam kết sẽ luôn sát cánh cùng Pháp.", "AGREE") == {"actual"}
    assert realis_of("Ông Lavrov được hỏi liệu Mỹ có tấn công IS.", "ASSAULT") == {"possible"}
    assert realis_of("Mỹ trừng phạt Iran?", "SANCTION") == {"possible"}
    assert realis_of("Tại sao Nga không kích IS?", "ASSAULT") == {"actual"}
    assert realis_of("Nga có thể trừng phạt Mỹ.", "SANCTION") == {"possible"}
    assert realis_of("Nga phủ nhận tấn công Ukraine.", "ASSAULT") == {"denied"}


def test_quote_is_its_speakers():
    words = "Chúng tôi kịch liệt lên án Iran"
    assert ("RUS", "IRN", "ACCUSE", "oppose") in proposed(f"“{words}”, ông Lavrov nói.", quotes=[(words, "Lavrov")])


def test_the_judged_is_whose_act_it_is():
    rows = proposed("Ông Lavrov tới Anh nói rằng đây là hành động gây hấn của Mỹ.")
    assert ("RUS", "USA", "ACCUSE", "oppose") in rows and ("RUS", "GBR", "ACCUSE", "oppose") not in rows


def test_denial_answers_the_accuser():
    assert ("RUS", "GBR", "REJECT", "oppose") in proposed("Anh cáo buộc Nga can thiệp.", "Nga bác bỏ.")


def test_a_noun_that_names_nobody_does_what_is_told_of_it():
    rows = proposed("Mỹ tiêu diệt 20 tay súng đang lên kế hoạch tấn công Anh.")
    assert not {row[:2] for row in rows} & {("USA", "GBR")}
    assert ("USA", "GBR", "SUPPORT", "support") in proposed("Mỹ đang ủng hộ Anh.")


def test_what_is_denied_ends_where_a_further_statement_begins():
    rows = proposed("Mỹ cáo buộc Nga.", "Nga phủ nhận điều này và tuyên bố Ukraine đe dọa Anh.")
    assert ("RUS", "USA", "REJECT", "oppose") in rows and ("RUS", "GBR", "REJECT", "oppose") not in rows


def test_an_act_without_a_source_is_a_problem_not_a_row():
    found, problems = proposals.read(reading_of("Hôm qua đã bắt giữ Lavrov."), load())
    assert not [c for c in found if c.row["cue"] == "bắt giữ"]
    assert "bắt giữ" in problems[0]["detail"] and problems[0]["problem"] == "act without a source"


def test_the_day_is_the_sentences():
    reading = reading_of("Ngày 5/7, Nga lên án Mỹ.")
    day = date(2017, 7, 5)
    reading["dates"] = [{"start": 0, "end": 8, "earliest": day, "latest": day}]
    rows, _ = stances.read(reading, load())
    assert rows[0]["date"] == rows[0]["date_latest"] == day


def test_rows_carry_plover():
    [row] = stances.read(reading_of("Nga không kích IS.", "Máy bay Nga tiếp tục không kích IS."), load())[0]
    assert (row["event_type"], row["quad_class"], row["cameo"]) == ("ASSAULT", "material conflict", "19")
    assert (row["event_mode"], row["intensity"]) == ("aerial", -9.5)
    assert row["how"].startswith("subject-object") and 0 < row["confidence"] <= 1


def test_one_position_makes_one_row():
    reading = reading_of("Nga lên án Mỹ.", "Nga lên án Mỹ một lần nữa.")
    rows, _ = stances.read(reading, load())
    assert len(rows) == len(reading["retold"]) == 1
    assert {rows[0]["start"], reading["retold"][0]["start"]} == {0, 15}


@pytest.mark.parametrize(
    "sentences, wanted",
    [
        (("Nga và Mỹ bất đồng.", "Pháp phản đối."), ("FRA", "RUS", "REJECT", "oppose")),  # the sentence before
        (("Mỹ ủng hộ Pháp trong tranh cãi với Iran.",), ("USA", "IRN", "SUPPORT", "support")),  # another target
        (("Theo Reuters, Anh nói Mỹ chỉ trích Iran.",), ("GBR", "IRN", "ACCUSE", "oppose")),  # another source
        (("Pháp phản đối việc EU trừng phạt Nga.",), ("FRA", "RUS", "REJECT", "support")),  # whom the act hurts
        (("Pháp nói rằng Iran tấn công Syria.",), ("FRA", "IRN", "ACCUSE", "oppose")),  # who tells blames
        (("Iran sẽ ở lại nếu Mỹ xin lỗi Anh.",), ("IRN", "USA", "AGREE", "conditional")),  # who is to act first
        (("Nga và Mỹ đạt thỏa thuận ngừng bắn giữa Syria và Ukraine.",), ("RUS", "USA", "AGREE", "support")),
        (("Đức tổ chức cuộc họp có sự tham gia của Nga và Pháp.",), ("DEU", "FRA", "CONSULT", "neutral")),
        (("Đức và Pháp tiến hành các cuộc tập trận.",), ("DEU", "FRA", "COOPERATE", "support")),
        (("Pháp tham gia cuộc tập trận Đức - Anh.",), ("FRA", "GBR", "COOPERATE", "support")),
        (("Mỹ muốn trừng phạt Iran.", "Nga phản đối biện pháp này."), ("RUS", "IRN", "REJECT", "support")),
        (("Iran sẽ từ bỏ tên lửa nếu Mỹ xem xét lại chính sách.",), ("IRN", "USA", "AGREE", "conditional")),
        (("Nếu Mỹ xem xét lại chính sách, Iran sẽ từ bỏ tên lửa.",), ("IRN", "USA", "AGREE", "conditional")),
        (("Nga liên lạc với IS, 3 nước EU Đức, Anh, và Mỹ.",), ("RUS", "USA", "CONSULT", "neutral")),  # a long list
        (("Theo yêu cầu của Nga, Anh và Pháp, Đức sẽ gửi quân.",), ("GBR", "DEU", "REQUEST", "neutral")),
        (("Pháp gửi hai tấn khẩu trang tới Iran.",), ("FRA", "IRN", "AID", "support")),  # goods, no letter
        (
            ("Vụ nổ làm rung chuyển Syria.", "Chưa rõ thủ phạm.", "IS nhận trách nhiệm về vụ này."),
            ("IS", "SYR", "ASSAULT", "oppose"),
        ),  # the headline
        (("Biểu tình diễn ra tại Iran sau khi Mỹ dọa tấn công.",), ("IRN", "USA", "PROTEST", "oppose")),
        (("Nga đưa ra tuyên bố.", "Họ hối thúc Đức rút quân."), ("RUS", "DEU", "REQUEST", "oppose")),
        (("Chuyến thăm của ông Lavrov ở Đức, Anh cũng như gặp Pháp kết thúc.",), ("RUS", "FRA", "CONSULT", "neutral")),
    ],
)
def test_further_readings(sentences, wanted):
    assert wanted in proposed(*sentences, others=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran sẽ tấn công Anh nếu Mỹ không xin lỗi.",
        "Iran sẽ phản đối nếu Mỹ tấn công Anh.",
        "Iran sẽ không xem xét lại chính sách nếu Mỹ vẫn như vậy.",
    ],
)
def test_a_threat_or_refusal_is_no_offer(sentence):
    assert ("IRN", "USA", "AGREE", "conditional") not in proposed(sentence, others=True)


def test_nobody_named_after_the_reason_is_the_agent_of_a_passive():
    assert ("RUS", "USA", "ACCUSE", "oppose") not in proposed("Mỹ bị chỉ trích vì bênh vực Nga.", others=True)


def test_a_mutual_act_with_all_its_parties_has_no_other_partner():
    rows = proposed("Đức phản đối.", "Nga và Mỹ hội đàm tại Syria.", others=True)
    assert not [row for row in rows if row[2] == "CONSULT" and {"DEU", "SYR"} & {row[0], row[1]}]


def test_a_judgement_of_one_judges_nobody_else():
    rows = proposed("Mỹ kêu gọi Pháp hành động, đồng thời nhấn mạnh vai trò quan trọng của Nga.", others=True)
    assert ("USA", "FRA", "SUPPORT", "support") not in rows


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Nga không kích Paris.", {("RUS", "FRA", "ASSAULT", "oppose")}),  # a place for who holds it
        ("Nga rút khỏi Paris.", {("RUS", "FRA", "RETREAT", "support")}),
        ("Pháp giành lại Paris từ tay IS.", {("FRA", "IS", "ASSAULT", "oppose")}),  # not from who owns it
        ("Pháp giải phóng Ukraine khỏi Nga.", {("FRA", "RUS", "ASSAULT", "oppose")}),
        ("Đức bảo vệ Pháp.", {("DEU", "FRA", "AID", "support")}),
        ("Đức bảo vệ lợi ích của Pháp.", {("DEU", "FRA", "AID", "support")}),
        ("Đức bảo vệ các cảng của Pháp.", set()),  # the object is no party
        ("Anh chiếm 20% kim ngạch của Pháp.", set()),
        ("Tin tặc Nga tấn công Đức.", {("RUS", "DEU", "ASSAULT", "oppose")}),
        ("Sau vụ tấn công, Pháp siết chặt an ninh.", set()),  # by whom is not told
        ("Đức cho biết một nhóm khủng bố đã tấn công Pháp.", set()),
        (
            "Nga kết thúc cuộc gặp với Anh.",
            {("RUS", "GBR", "CONSULT", "neutral"), ("GBR", "RUS", "CONSULT", "neutral")},
        ),
        ("Mỹ cấm công dân của Iran.", {("USA", "IRN", "SANCTION", "oppose")}),
        ("Iran có loại tên lửa có khả năng tấn công Mỹ.", set()),  # what a weapon can do
        ("Tên lửa của Iran có thể bắn trúng căn cứ của Mỹ.", set()),
        ("Mỹ có thể tấn công Iran.", {("USA", "IRN", "ASSAULT", "oppose")}),
        ("Mỹ từng ném bom Syria.", set()),  # history
        ("Nga diễn tập tấn công Pháp.", {("RUS", None, "MOBILIZE", "neutral")}),
        (
            "Người Iran bị lính Mỹ bắt, đánh đập và tra tấn.",
            {("USA", "IRN", "COERCE", "oppose"), ("USA", "IRN", "ASSAULT", "oppose")},
        ),
        (
            "Nga đứng sau các cuộc tấn công vào hệ thống máy tính của Đức.",
            {("RUS", "DEU", "SUPPORT", "oppose"), ("RUS", "DEU", "ASSAULT", "oppose")},
        ),
        ("Các cuộc không kích từ phía Nga nhằm vào Syria.", {("RUS", "SYR", "ASSAULT", "oppose")}),
        (
            "Mỹ lo ngại nguy cơ Iran tấn công Đức.",
            {("USA", "IRN", "ACCUSE", "oppose"), ("IRN", "DEU", "ASSAULT", "oppose")},
        ),
        ("Cuộc tấn công bằng máy bay không người lái của Mỹ nhằm vào Iran.", {("USA", "IRN", "ASSAULT", "oppose")}),
        ("Cuộc không kích của máy bay Mỹ nhằm vào Iran.", {("USA", "IRN", "ASSAULT", "oppose")}),
        ("Nga triển khai tên lửa.", {("RUS", None, "MOBILIZE", "neutral")}),
        ("Nga triển khai một chương trình.", set()),
        (
            "Nga và Mỹ điều động tàu chiến.",
            {("RUS", None, "MOBILIZE", "neutral"), ("USA", None, "MOBILIZE", "neutral")},
        ),
        (
            "Mỹ tiến hành cuộc không kích ở biên giới Pháp, nhằm vào thủ lĩnh của IS.",
            {("USA", "IS", "ASSAULT", "oppose")},
        ),
    ],
)
def test_force(sentence, expected):
    assert proposed(sentence) == expected


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Quyết định rút quân của Pháp khiến Mỹ thất vọng.", ("USA", "FRA", "ACCUSE", "oppose")),
        ("Nga tập trận gần biên giới, khiến Đức và Pháp lo ngại.", ("FRA", "RUS", "ACCUSE", "oppose")),
        ("Mỹ trừng phạt mười công ty, trong đó có hai công ty của Nga.", ("USA", "RUS", "SANCTION", "oppose")),
        ("Anh rút đại sứ tại Iran.", ("GBR", "IRN", "SANCTION", "oppose")),
        ("Anh triệu hồi đại sứ khỏi Iran.", ("GBR", "IRN", "SANCTION", "oppose")),
        ("Iran mua vũ khí từ Nga.", ("IRN", "RUS", "COOPERATE", "support")),
        ("Reuters dẫn lời Iran đã tấn công vào Syria.", ("IRN", "SYR", "ASSAULT", "oppose")),
        ("Nga rút khỏi nhiều vị trí ở Syria.", ("RUS", "SYR", "RETREAT", "support")),
        ("Mỹ coi Iran là một mối đe dọa.", ("USA", "IRN", "ACCUSE", "oppose")),
        ("Mỹ gọi Iran là một trong những kẻ thù.", ("USA", "IRN", "ACCUSE", "oppose")),
        ("Đức gọi Pháp là một đối tác đáng tin cậy.", ("DEU", "FRA", "SUPPORT", "support")),
        ("Nga coi quyết định của Đức là một sự phản bội.", ("RUS", "DEU", "ACCUSE", "oppose")),
        ("Anh là một đồng minh thân cận của Mỹ.", ("GBR", "USA", "COOPERATE", "support")),
        ("Con tin Đức được Pháp giải cứu.", ("FRA", "DEU", "AID", "support")),
        ("Tiêm kích Nga áp sát máy bay Mỹ.", ("RUS", "USA", "MOBILIZE", "oppose")),
        ("Nga cho rằng Iran không phải là mối đe dọa.", ("RUS", "IRN", "SUPPORT", "support")),
        ("Nga không kích các tay súng IS do Iran hậu thuẫn.", ("IRN", "IS", "SUPPORT", "support")),
        ("Đức, Anh và Pháp tập trận.", ("DEU", "GBR", "COOPERATE", "support")),
        ("Nga yêu cầu Anh dẫn độ nghi phạm.", ("RUS", "GBR", "REQUEST", "neutral")),
        ("Pháp cần sự ủng hộ của Đức.", ("FRA", "DEU", "REQUEST", "neutral")),
        ("Vụ việc sẽ không ảnh hưởng đến quan hệ hợp tác giữa Nga và Anh.", ("RUS", "GBR", "AGREE", "support")),
    ],
)
def test_what_was_missed(sentence, expected):
    assert expected in proposed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mỹ giúp Nga khiến Pháp thất vọng.",
        "Nga nói Pháp đang đối mặt với một mối đe dọa.",
        "Nga giải cứu mười người ở Pháp.",
    ],
)
def test_nobody_is_blamed_who_is_not(sentence):
    assert ("FRA", "RUS", "ACCUSE", "oppose") not in proposed(sentence)
    assert not [row for row in proposed(sentence) if row[:2] == ("RUS", "FRA")]


MEETINGS = {
    "traveller told behind the day": (
        "Chuyến thăm Nga sắp tới của ông John Kerry gây chú ý.",
        rows("USA", "RUS", "CONSULT", "neutral", both=True),
    ),
    "journey": ("Ông Lavrov vừa kết thúc chuyến đi Iran.", rows("RUS", "IRN", "CONSULT", "neutral", both=True)),
    "arrived": ("Ông John Kerry đang ở Pháp.", rows("USA", "FRA", "CONSULT", "neutral", both=True)),
    "arrived, then left for": (
        "Ông John Kerry rời Đức rồi bay tới Nga.",
        rows("USA", "RUS", "CONSULT", "neutral", both=True),
    ),
    "troops are no visitors": ("Binh sĩ Mỹ đang có mặt tại Iran.", set()),
    "others who are there": ("Ông Lavrov gặp những binh sĩ đang ở Iran.", set()),
    "a flight is no visit": ("Các chuyến bay tới Iran của Pháp bị hủy.", set()),
    "no visit of a continent": ("Ông Lavrov công du Baltic.", set()),
    "tourists are no guests": ("Du khách Đức thăm Anh.", set()),
    "several meet others": ("Nga và Mỹ đã gặp các nhà đàm phán.", set()),
    "several talk with others": ("Nga và Mỹ hội đàm với các bên.", set()),
    "several ask others to talk": (
        "Nga và Mỹ kêu gọi đối thoại.",
        {(s, None, "REQUEST", "neutral") for s in ("RUS", "USA")},
    ),
    "quarrel that is the topic": ("Nga và Mỹ nói về căng thẳng hiện nay.", set()),
    "quarrel of a pair and another who meets": (
        "Căng thẳng giữa Nga và Mỹ tăng sau khi ông John Kerry gặp Anh.",
        {*rows("RUS", "USA", "REJECT", "oppose", both=True), *rows("USA", "GBR", "CONSULT", "neutral", both=True)},
    ),
    "go-between": ("Đức là quốc gia trung gian giữa Nga và Mỹ.", rows("DEU", "RUS USA", "CONSULT", "neutral")),
    "agent that is no party": ("Nga làm việc này qua trung gian ở Pháp.", set()),
    "peacemaker": ("Đức hòa giải Nga và Ukraine.", rows("DEU", "RUS UKR", "CONSULT", "neutral")),
    "peace that nobody makes": ("Thông điệp hòa giải gửi đi từ Pháp.", set()),
    "end of talks": ("Iran rút khỏi vòng đàm phán với Mỹ.", rows("IRN", "USA", "SANCTION", "oppose")),
}


@pytest.mark.parametrize("sentence, expected", MEETINGS.values(), ids=MEETINGS)
def test_meetings(sentence, expected):
    assert proposed(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Cuộc họp của EU kết thúc, còn Nga im lặng.",
        "EU mở cuộc họp khẩn, Nga im lặng.",
    ],
)
def test_who_is_named_beside_the_meeting_of_a_body_is_no_partner(sentence):
    assert not [c for c in proposed(sentence, others=True) if c[2] == "CONSULT"]


def test_whom_one_speaks_of_is_not_whom_one_speaks_with():
    found = proposed("Nga khẳng định với Mỹ rằng Iran im lặng.", others=True)
    assert ("RUS", "IRN", "CONSULT", "neutral") not in found


def test_whom_partners_fight_is_no_further_partner():
    rows = proposed("Nga phối hợp với Mỹ chống Iran.", others=True)
    assert not [row for row in rows if {"IRN"} & {row[0], row[1]} and row[3] == "support"]


def test_who_is_told_of_before_an_attack_is_not_its_doer():
    rows = proposed("Ông Lavrov thăm Mỹ sau các vụ tấn công tại Pháp.", others=True)
    assert not [row for row in rows if row[2] == "ASSAULT" and row[1] == "FRA"]


def test_a_letter_is_no_help():
    assert not [row for row in proposed("Pháp gửi một lá thư tới Iran.", others=True) if row[2] == "AID"]


def test_whom_one_lets_act_attacks():
    found = proposed("Thổ Nhĩ Kỳ cho phép Mỹ dùng căn cứ để tấn công Syria.")
    assert ("USA", "SYR", "ASSAULT", "oppose") in found and ("TUR", "SYR", "ASSAULT", "oppose") not in found


@pytest.mark.parametrize(
    "sentences, wrong",
    [
        (("Nga chỉ trích Mỹ.", "Pháp nói rằng hai người Đức đã bị bắt giữ."), ("FRA", "DEU", "COERCE", "oppose")),
        (("Nga chỉ trích Mỹ.", "Pháp đã tiêu diệt hai người."), ("FRA", "USA", "ASSAULT", "oppose")),
    ],
)
def test_no_further_reading_of_what_is_untold(sentences, wrong):
    assert wrong not in proposed(*sentences, others=True) | proposed(*sentences)


@pytest.mark.parametrize(
    "sentence, wrong",
    [
        ("Iran bị cáo buộc giúp Nga.", ("RUS", "IRN", "ACCUSE", "oppose")),
        ("Ông Lavrov nói với Mỹ rằng các tàu phải rời cảng.", ("RUS", "USA", "REQUEST", "oppose")),
        ("Pháp kêu gọi các nước cùng hành động để Nga thay đổi.", ("FRA", "RUS", "REQUEST", "oppose")),
    ],
)
def test_no_further_reading_of_who_asks_or_blames(sentence, wrong):
    assert wrong not in proposed(sentence, others=True)


def test_who_tells_is_no_further_reading():
    told = "Theo các nhà ngoại giao tại Pháp, Nga đã chỉ trích kế hoạch."
    assert not [row for row in proposed(told, others=True) if "FRA" in row[:2]]


def test_further_readings_need_two_parties():
    assert not {c for c in proposed("Nga phản đối.", others=True) if c[1]}


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Iran coi Nga là đồng minh quan trọng.", ("IRN", "RUS", "SUPPORT", "support")),
        ("Ngoại trưởng Anh gọi Mỹ là một đồng minh.", ("GBR", "USA", "SUPPORT", "support")),
        ("Thủ tướng Đức gọi Pháp là đồng minh của châu Âu.", ("DEU", "FRA", "SUPPORT", "support")),
        ("Mỹ đưa ba công ty Nga vào danh sách đen.", ("USA", "RUS", "SANCTION", "oppose")),
        ("Hôm qua EU bổ sung hai ngân hàng Iran vào danh sách trừng phạt.", ("EU", "IRN", "SANCTION", "oppose")),
        ("EU xếp một nhóm vũ trang Syria vào danh sách đen.", ("EU", "SYR", "SANCTION", "oppose")),
    ],
)
def test_what_stands_between_the_words_of_a_cue_is_its_object(sentence, expected):
    assert proposed(sentence) == {expected}


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Iran được Nga và khoảng 50 quốc gia ủng hộ.", ("RUS", "IRN", "SUPPORT", "support")),
        ("Syria bị Mỹ cùng các đồng minh trừng phạt.", ("USA", "SYR", "SANCTION", "oppose")),
        ("Nga bị Anh và hơn ba mươi nước trên thế giới cáo buộc.", ("GBR", "RUS", "ACCUSE", "oppose")),
        ("Nga bị thiệt hại và trừng phạt Mỹ.", ("RUS", "USA", "SANCTION", "oppose")),
        ("Nga bị Mỹ cáo buộc và Đức lên án Iran.", ("DEU", "IRN", "ACCUSE", "oppose")),
    ],
)
def test_the_agent_of_a_passive_may_act_with_others(sentence, expected):
    assert expected in proposed(sentence)


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Các chuyên gia Mỹ cảnh báo Iran về hậu quả.", ("USA", "IRN")),
        ("Giới phân tích Đức cảnh báo Nga.", ("DEU", "RUS")),
        ("Học giả Pháp cảnh báo Thổ Nhĩ Kỳ.", ("FRA", "TUR")),
    ],
)
def test_experts_threaten_nobody(sentence, expected):
    assert proposed(sentence) == {(*expected, "ACCUSE", "oppose")}


@pytest.mark.parametrize(
    "sentence, source, target",
    [
        ("Việc trừng phạt Iran là sai lầm, ông Lavrov nói.", "RUS", "IRN"),
        ("Ngoại trưởng Pháp cho rằng việc cấm vận Syria là vô ích.", "FRA", "SYR"),
        ("Việc cấm vận Iran bị Nga chỉ trích.", "RUS", "IRN"),
        ("Việc bắt giữ con tin Anh bị Pháp lên án.", "FRA", "GBR"),
    ],
)
def test_who_objects_to_a_harm_that_nobody_is_said_to_do_helps_its_victim(sentence, source, target):
    assert (source, target, "REJECT", "support") in proposed(sentence)
    assert not [row for row in proposed(sentence) | proposed(sentence, others=True) if row[3] == "oppose"]


@pytest.mark.parametrize(
    "sentence, wrong",
    [
        ("Đại sứ quán Anh cảnh báo nguy cơ tấn công khủng bố ở Pháp.", "ASSAULT"),
        ("Đức khuyến cáo công dân về nguy cơ bắt cóc ở Syria.", "COERCE"),
        ("Mỹ cảnh báo nguy cơ đánh bom tại Thổ Nhĩ Kỳ.", "ASSAULT"),
        ("Mỹ không kích các nhóm khác ủng hộ Iran.", "SUPPORT"),
        ("Pháp đối thoại với những lực lượng khác hỗ trợ Syria.", "AID"),
        ("Chiếc tàu nghi là của Nga tiến gần Anh.", "ACCUSE"),
    ],
)
def test_what_is_told_of_others_is_no_act_of_the_subject(sentence, wrong):
    assert not [row for row in proposed(sentence) if row[2] == wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pháp lo ngại về Nga, đối tác thương mại lớn nhất của khu vực này.",
        "Nga là đối tác thương mại lớn nhất của châu lục, Pháp cho biết.",
        "Pháp rút lui, còn Nga trở thành đối tác thương mại của lục địa.",
    ],
)
def test_whose_partner_one_is_may_be_no_actor(sentence):
    assert not [row for row in proposed(sentence, others=True) if row[2] == "COOPERATE"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngoại trưởng Nga Sergei Lavrov, trái, hội đàm với người đồng cấp Mỹ John Kerry.",
        "Thủ tướng Đức, đứng bên phải, gặp Tổng thống Pháp.",
        "Từ trái qua: Tổng thống Nga gặp Tổng thống Iran.",
        "Ông Lavrov (thứ hai từ phải sang) gặp ông John Kerry.",
    ],
)
def test_a_caption_tells_no_act(sentence):
    assert not proposed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hợp đồng (ký giữa hai công ty) khiến Mỹ chỉ trích Nga.",
        "Mỹ chỉ trích Nga, phải đến hôm qua mới ngừng.",
        "Mỹ chỉ trích Nga, trái với lời hứa hôm qua.",
    ],
)
def test_a_word_for_left_or_right_makes_no_caption(sentence):
    assert ("USA", "RUS", "ACCUSE", "oppose") in proposed(sentence)


@pytest.mark.parametrize("row", [r for r in load()["cues"] if r["event_type"]], ids=lambda r: r["cue"])
def test_example_of_the_codebook(row):
    found, _ = proposals.read(reading_of(row["example"]), load())
    shown = {
        (c.row["source_party"], c.row["target_party"])
        for c in found
        if not c.act.other
        and c.act.row["cue"] == row["cue"]
        and all(c.row[k] == row[k] for k in ("event_type", "stance"))
    }
    alone = {("FRA", None)} if row["frame"] in ("self", "evaluation") else set()
    assert shown & {("FRA", "RUS"), *alone}


def test_event_types_are_plovers():
    types = {row["event_type"] for row in load()["plover"]}
    assert len(types) == 16
    assert {row["event_type"] for row in load()["cues"] if row["event_type"]} <= types


def test_every_weight_is_of_a_known_family():
    families = {
        *("type", "frame", "cue", "how", "reach", "direction", "realis", "polarity", "opener", "speaker", "distance"),
        *("sources", "targets", "source", "target", "under", "within", "nominal", "purpose", "deontic", "hurts"),
        *("conditional", "place", "quoted", "told", "background", "pair", "back", "position", "bias", "other", "word"),
        *("before", "behind"),
    }
    told = {row[column] for row in load()["weights"] for column in ("feature", "with") if row[column]}
    assert {feature.split("=")[0].split(" ")[0] for feature in told} <= families


def test_pairs_of_features_weigh_with_features_that_weigh_apart():
    weights = ranker.weights(load())
    pairs = [(first, second) for first, (_, pairs) in weights.items() for second in pairs]
    assert pairs and all(second in weights for _, second in pairs)


WORDS = [
    "Nga",
    "Mỹ",
    "EU",
    "ủng hộ",
    "bị",
    "được",
    "không",
    "nếu",
    "và",
    ",",
    "với",
    "của",
    "cuộc gặp",
    "giữa",
    "nói rằng",
    "“",
    "”",
    "(",
    "]",
    "[",
    "phải",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=18))
def test_any_sequence_of_words_is_read(words):
    """No word order breaks the reader; no row has one party on both sides."""
    for source, target, event_type, stance in proposed(" ".join(words)):
        assert source != target
        assert event_type in ranker_types() and stance in ("support", "oppose", "conditional", "neutral")


def ranker_types():
    return {row["event_type"] for row in load()["plover"]}


def test_probability_is_one_half_without_evidence():
    assert ranker.probability(["unheard of"], {}) == 0.5

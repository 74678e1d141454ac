"""Other readings of an act: the participants that its sentence, or the sentence before, could give it.

The rules of `acts` find one source and one target of each cue. Where a sentence is built in a way they do not know, the
right participant mostly stands near: each is a further reading, and the ranker tells whether it is likely.
"""

from dataclasses import replace

from ngoaigiao.arguments import CONTENT_REACH, HARM, VERBAL, harm_before

RIGHT, LEFT, SOURCES, BEFORE = 2, 2, 2, 2  # readings by side of the cue, for the source, and from the sentence before
BESIDE = ("topic", "according", "aside")  # phrases that are no participants


def of(act, acts, found, before, items):
    """Further readings of an act, as acts.

    acts, found, items: of its sentence; before: the phrases of the sentence before.
    """
    frame = act.row["frame"]
    if frame in ("evaluation", "deontic"):
        return _judged(act, found)
    readings = []
    if act.source is not None or act.speaker:
        readings += [
            replace(act, targets=[p], reach=reach, hurts=harm_before(act, p, items), other=f"target {reach}")
            for p, reach in _targets(act, found, before)
        ]
        readings += _about_content(act, acts)
    if act.targets or frame == "mutual":
        readings += [
            replace(act, source=p, how=how, speaker=[], other=f"source {how}") for p, how in _sources(act, found)
        ]
    return readings


def _targets(act, found, before):
    free = [p for p in found if p.role not in BESIDE and p is not act.source and p not in act.targets]
    right = [p for p in free if p.first > act.at][:RIGHT]
    left = [p for p in reversed(free) if p.last <= act.at][:LEFT]
    told = "other" if act.targets else "only"
    named = [(p, f"{told} right {p.role or 'free'}") for p in right] + [
        (p, f"{told} left {p.role or 'free'}") for p in left
    ]
    if not act.targets and not (act.nominal and act.row["frame"] == "object"):
        named += [(p, "sentence before") for p in before[:BEFORE]]
    return named


def _about_content(act, acts):
    """Who is for or against an act is so towards whom it helps or hurts: "phản đối việc EU cấm vận Nga"."""
    if act.row["event_type"] not in VERBAL:
        return []
    content = next((a for a in acts if 0 < a.at - act.at < CONTENT_REACH and a.targets), None)
    if content is None or content.targets == act.targets:
        return []
    hurts = content.cue if content.row["event_type"] in HARM else None
    return [
        replace(
            act,
            targets=content.targets,
            reach="of content",
            hurts=hurts,
            other=f"target of {content.row['event_type']}",
        )
    ]


def _sources(act, found):
    free = [p for p in found if p.role not in BESIDE and p is not act.source and p not in act.targets]
    left = [p for p in reversed(free) if p.last <= act.at][:SOURCES]
    right = [p for p in free if p.first > act.at][:1]
    told = "other" if act.source else "only"
    return [(p, f"{told} left {p.role or 'free'}") for p in left] + [
        (p, f"{told} right {p.role or 'free'}") for p in right
    ]


def _judged(act, found):
    """Whom else of the sentence an evaluation may be about."""
    if not act.speaker:
        return []
    free = [p for p in found if p is not act.source and p.role != "according" and p.first < act.at]
    return [replace(act, source=p, how=f"other left {p.role or 'free'}", other="judged") for p in free[-SOURCES:]]

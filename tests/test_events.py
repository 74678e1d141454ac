"""Events: tellings of one act share an event, and what they disagree on is told."""

from datetime import date

from ngoaigiao import events


def row(article="a", source="RUS", target="USA", kind="AGREE", stance="support", **more):
    return {
        "article_id": article,
        "start": 10,
        "cue_start": 12,
        "source_id": source,
        "target_id": target,
        "source_party": source.split(".")[0],
        "target_party": target.split(".")[0],
        "event_type": kind,
        "stance": stance,
        "date": None,
        "issue": None,
        "condition": None,
        **more,
    }


def reading(article, rows, story=None, retold=(), title=None, people=()):
    return {
        "article": {"article_id": article, "story_id": story, "title": title, "text": (title or "") + " " * 80},
        "stances": list(rows),
        "retold": list(retold),
        "mentions": [{"actor_id": p, "kind": "person"} for p in people],
    }


def test_both_directions_of_one_act_are_one_event():
    there = row(kind="CONSULT", stance="neutral")
    back = row(source="USA", target="RUS", kind="CONSULT", stance="neutral")
    assert events.join([reading("a", [there, back])], None) == []
    assert there["event_id"] == back["event_id"]


def test_two_acts_are_two_events():
    one, other = row(), row(kind="ACCUSE", stance="oppose")
    events.join([reading("a", [one, other])], None)
    assert one["event_id"] != other["event_id"]


def test_a_story_joins_articles_and_strangers_stay_apart():
    rows = [row("a"), row("b"), row("c")]
    events.join([reading("a", rows[:1], "s"), reading("b", rows[1:2], "s"), reading("c", rows[2:])], None)
    assert rows[0]["event_id"] == rows[1]["event_id"] != rows[2]["event_id"]


def test_lead_and_body_disagree_on_the_day():
    lead, body = row(date=date(2015, 11, 19)), row(date=date(2015, 11, 20), start=50)
    [found] = events.join([reading("a", [lead], retold=[body])], None)
    assert found == {
        "event_id": lead["event_id"],
        "field": "date",
        "value_a": "2015-11-19",
        "article_a": "a",
        "value_b": "2015-11-20",
        "article_b": "a",
    }


def test_acts_far_apart_are_different_acts():
    rows = [row(date=date(2015, 11, 1)), row(date=date(2015, 11, 20), start=50)]
    assert events.join([reading("a", rows)], None) == []
    assert rows[0]["event_id"] != rows[1]["event_id"]


def test_headline_and_text_name_two_people():
    head = row(source="RUS.vladimir-putin", target="WEST", stance="conditional", start=0)
    text = row(source="RUS.sergey-lavrov", target="COALITION", stance="conditional", start=60)
    people = ("RUS.vladimir-putin", "RUS.sergey-lavrov")
    found = events.join([reading("a", [head, text], title="Tổng thống Putin ra điều kiện", people=people)], None)
    assert {d["field"]: (d["value_a"], d["value_b"]) for d in found} == {
        "source_id": ("RUS.vladimir-putin", "RUS.sergey-lavrov"),
        "target_id": ("WEST", "COALITION"),
    }


def test_a_state_and_its_minister_do_not_disagree():
    rows = [row(), row(source="RUS.sergey-lavrov", start=50)]
    assert events.join([reading("a", rows, people=("RUS.sergey-lavrov",))], None) == []


def test_what_was_promised_differs_between_articles():
    rows = [row("a", kind="AID", issue="vũ khí"), row("b", kind="AID", issue="chuyên gia quân sự")]
    [found] = events.join([reading("a", rows[:1], "s"), reading("b", rows[1:], "s")], None)
    assert (found["field"], found["article_a"], found["article_b"]) == ("issue", "a", "b")

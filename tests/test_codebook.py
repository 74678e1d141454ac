"""The codebook's actors are well-formed, its names can be found, and a mistake in a file is told with its remedy."""

import re
import shutil
from collections import defaultdict

import pytest
from babel import Locale
from babel.core import get_global

from ngoaigiao.codebook import COLUMNS, FOLDER, KEYLESS, CodebookError, load
from ngoaigiao.lexicon import compiled
from ngoaigiao.names import Matcher, Words, keys

# The coding manual's parties that are no states.
CODES = set(
    "UN EU NATO ASEAN AU ARAB_LEAGUE GCC G7 G20 IAEA OSCE ICC OPCW IMF WTO RED_CROSS IS AL_QAEDA NUSRA TALIBAN HAMAS "
    "HEZBOLLAH PLO SYRIAN_OPPOSITION KURDS YPG PKK HOUTHIS DONBAS_SEPARATISTS COALITION WEST ARAB_STATES".split()
)
# ISO 3166-3: states that are no more, by their last alpha-3 code.
FORMER = {"CSK", "DDR", "SCG", "SUN", "YMD", "YUG"}
KINDS = {"state", "person", "organisation", "group", "place", "media"}
# Two readings of one name, and the rule that decides: states.csv is looked up before the other files.
DECIDED = {("states", "places")}

BOOK = load()
STATES = {row["actor_id"]: row for row in BOOK["states"]}


def names(table):
    """(actor, name) for every name that a row of `table` claims."""
    columns = ("name_vi", "aliases", "pair_forms", "poetic_names", "capital", "capital_aliases", "seats")
    for row in BOOK[table]:
        for column in columns:
            cell = row.get(column)
            for name in cell if isinstance(cell, tuple) else [cell] if cell else []:
                yield row.get("actor_id") or f"@{row['name_vi']} ({row['party']})", name


def test_state_codes_are_iso():
    alpha2 = get_global("territory_aliases")
    for code in STATES.keys() - FORMER - {"XKX"}:
        assert alpha2.get(code) == [STATES[code]["iso_alpha2"]], code
        assert STATES[code]["iso_alpha2"] in Locale("en").territories


def test_former_states_and_kosovo_are_the_only_codes_outside_iso():
    assert {code for code, row in STATES.items() if row["iso_alpha2"] is None} == FORMER
    assert STATES["XKX"]["iso_alpha2"] == "XK"


def test_every_member_of_the_united_nations_has_a_row():
    # ISO 3166-1 less what is no member: territories, the two observers, Taiwan; and Antarctica.
    territories = set(
        "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD "
        "IMN IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PSE PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI "
        "VAT VGB VIR WLF".split()
    )
    assert len(STATES.keys() - FORMER - {"XKX"} - territories) == 193
    assert {"PSE", "VAT", "TWN", "XKX"} <= STATES.keys()


@pytest.mark.parametrize("table", ["states", "places", "organisations", "people"])
def test_parties_are_states_or_codes_of_the_manual(table):
    wrong = {row["party"] for row in BOOK[table] if row["party"]} - STATES.keys() - CODES
    assert not wrong, f"{table}.csv: {wrong} are neither states nor codes of the manual"


def test_offices_are_held_in_states_or_listed_organisations():
    holders = STATES.keys() | {row["actor_id"] for row in BOOK["organisations"]}
    assert {row["party"] for row in BOOK["offices"] if row["party"]} <= holders


def test_each_code_of_the_manual_is_an_actor_of_its_own_party():
    assert {row["actor_id"] for row in BOOK["organisations"] if row["party"] == row["actor_id"]} == CODES


@pytest.mark.parametrize("table", ["organisations", "institutions"])
def test_kinds_and_identifiers(table):
    for row in BOOK[table]:
        assert row["kind"] in KINDS - {"state", "person", "place"}, row
        assert row["name_en"], row
        if table == "organisations":
            assert re.fullmatch(r"[A-Z0-9_]+(\.[A-Z0-9_]+|\.[a-z-]+)?", row["actor_id"]), row["actor_id"]
            owner, _, noun = row["actor_id"].partition(".")
            assert noun.isupper() or not noun or owner == row["party"] in STATES, row["actor_id"]


def test_terms_of_office_and_spans_of_time_are_in_order():
    for row in BOOK["offices"]:
        assert not (row["valid_from"] and row["valid_to"]) or row["valid_from"] <= row["valid_to"], row
    for row in BOOK["milestones"]:
        assert not (row["date"] and row["until"]) or row["date"] <= row["until"], row


def test_no_two_actors_claim_one_name():
    claims = defaultdict(set)
    for table in ("states", "places", "organisations"):
        for actor, name in names(table):
            claims[keys(name)].add((table, actor))
    twice = {
        " ".join(name): actors
        for name, actors in claims.items()
        if len(actors) > 1
        and tuple(sorted({table for table, _ in actors}, reverse=True)) not in DECIDED
        and not _of_as_many_countries(actors)
    }
    assert not twice


def _of_as_many_countries(actors):
    """Whether actors are organisations of different countries: the article tells which is meant ("Công đảng")."""
    countries = {row["actor_id"]: row["party"] for row in BOOK["organisations"] if row["party"] in STATES}
    return len({countries.get(actor, "") for _, actor in actors} - {""}) == len(actors)


def test_no_two_institutions_claim_one_noun():
    claims = defaultdict(set)
    for row in BOOK["institutions"]:
        for noun in (row["noun"], *row["aliases"]):
            claims[keys(noun)].add(row["noun"])
    assert not {noun: rows for noun, rows in claims.items() if len(rows) > 1}


@pytest.mark.parametrize("table", ["states", "places", "organisations"])
def test_every_name_is_found_where_it_stands(table):
    lost = []
    for actor, name in names(table):
        matcher, words = Matcher(), Words(name, [(0, len(name))])
        matcher.add(name, actor)
        if [actor] != [found for end, found in matcher.find(words, 0) if end == len(words)]:
            lost.append(name)
    assert not lost, "no name has a comma, a bracket or the like inside"


@pytest.mark.parametrize("table", ["places", "organisations"])
def test_a_short_name_has_a_capital(table):
    assert not [name for _, name in names(table) if name.islower() and len(keys(name)) < 4]


@pytest.mark.parametrize(
    "name, actor, party",
    [
        ("Liên Hiệp Quốc", "UN", "UN"),
        ("LHQ", "UN", "UN"),
        ("HĐBA", "UN.SECURITY_COUNCIL", "UN"),
        ("Nhà nước Hồi giáo tự xưng", "IS", "IS"),
        ("Lầu Năm Góc", "USA.ministry-of-defence", "USA"),
        ("phương Tây", "WEST", "WEST"),
        ("Điện Kremlin", "RUS", "RUS"),
        ("xứ sở kim chi", "KOR", "KOR"),
        ("Ảrập Xêút", "SAU", "SAU"),
        ("Mát-xcơ-va", "RUS", "RUS"),
        ("Dải Gaza", "@Dải Gaza", "PSE"),
    ],
)
def test_spellings_lead_to_the_actor(name, actor, party):
    words = Words(name, [(0, len(name))])
    end, found = compiled(BOOK).matcher.find(words, 0)[0]
    assert (end, found.actor_id, found.party) == (len(words), actor, party)


@pytest.mark.parametrize("noun", ["chính phủ", "chính quyền", "nhà nước", "lực lượng", "giới chức"])
def test_a_government_is_its_country(noun):
    assert keys(noun) not in {keys(name) for row in BOOK["institutions"] for name in (row["noun"], *row["aliases"])}


@pytest.fixture
def copy(tmp_path):
    """A copy of the codebook to spoil."""
    return shutil.copytree(FOLDER, tmp_path / "codebook")


def spoil(folder, table, line, text):
    """Write `text` as line number `line` of a file."""
    path = folder / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[line - 1] = text
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_row_with_too_few_cells(copy):
    spoil(copy, "places", 5, "Atlantis,")
    with pytest.raises(CodebookError, match=r"places\.csv, line 5: needs 4 cells; put quotes around"):
        load(copy)


def test_a_key_that_stands_twice(copy):
    row = (copy / "states.csv").read_text(encoding="utf-8").splitlines()[1]
    spoil(copy, "states", 7, row)
    with pytest.raises(CodebookError, match=r"states\.csv, line 7: .* stands already in line 2; merge the two"):
        load(copy)


def test_an_empty_key(copy):
    spoil(copy, "organisations", 3, "," * (len(COLUMNS["organisations"].split()) - 1))
    with pytest.raises(CodebookError, match=r"organisations\.csv, line 3: actor_id is empty"):
        load(copy)


def test_a_day_that_is_none(copy):
    cells = ["x"] * len(COLUMNS["offices"].split())
    cells[COLUMNS["offices"].split().index("valid_from")] = "20/1/2017"
    spoil(copy, "offices", 4, ",".join(cells))
    with pytest.raises(
        CodebookError, match=r"offices\.csv, line 4: valid_from must be a day such as .*, not 20/1/2017"
    ):
        load(copy)


def test_other_columns(copy):
    spoil(copy, "media", 1, "name,party")
    with pytest.raises(CodebookError, match=r"media\.csv, line 1: the columns must be name,.*, not name,party"):
        load(copy)


@pytest.mark.parametrize(
    "name, right, wrong, told",
    [
        ("cues", ",SUPPORT,", ",SUPORT,", "event_type SUPORT does not stand in plover.csv"),
        ("cues", ",support,", ",suport,", "stance must be one of conditional, neutral, oppose, support, not suport"),
        (
            "offices",
            "RUS.vladimir-putin,",
            "RUS.vladimir-puttin,",
            "actor_id RUS.vladimir-puttin does not stand in people.csv",
        ),
        ("milestones", ",event,", ",evnt,", "kind must be one of"),
    ],
)
def test_a_slip_in_a_closed_word(copy, name, right, wrong, told):
    path = copy / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=re.escape(told)):
        load(copy)


def test_a_file_in_another_encoding(copy):
    (copy / "places.csv").write_bytes("name_vi,party,aliases,note\nHuế,VNM,,\n".encode("cp1258", "replace") + b"\xff")
    with pytest.raises(CodebookError, match=r"places\.csv is not UTF-8 \(byte \d+\): save it as UTF-8"):
        load(copy)


def test_a_missing_file(copy):
    (copy / "people.csv").unlink()
    with pytest.raises(CodebookError, match=r"people\.csv is missing: restore it from the repository"):
        load(copy)


def test_no_codebook_at_all(tmp_path):
    with pytest.raises(CodebookError, match="no codebook in .*: install with"):
        load(tmp_path / "nowhere")


def test_an_added_row_is_read(copy):
    with (copy / "organisations.csv").open("a", encoding="utf-8") as file:
        file.write("MOON_CLUB,Câu lạc bộ Mặt Trăng,Moon Club,organisation,,CLB Mặt Trăng|CLBMT,\n")
    row = load(copy)["organisations"][-1]
    assert (row["actor_id"], row["party"], row["aliases"]) == ("MOON_CLUB", None, ("CLB Mặt Trăng", "CLBMT"))


def test_tables_without_a_key_are_tables():
    assert KEYLESS <= COLUMNS.keys()


def test_no_row_of_a_file_without_a_key_stands_twice():
    for name in KEYLESS:
        rows = [tuple(value for column, value in row.items() if column != "note") for row in load()[name]]
        assert len(set(rows)) == len(rows), name

from attacks import read_rows
from attacktable import attack_table, find_proofs, read_attacks


def test_every_attack_is_proved_and_every_proof_is_of_an_attack() -> None:
    names = [one.name for one in read_attacks()]
    proofs = find_proofs()

    assert set(proofs) <= set(names)
    assert all(one.rows or one.name in proofs for one in read_attacks())
    assert len(set(names)) == len(names)


def test_every_row_of_the_injections_stands_in_the_table_once() -> None:
    told = [row for one in read_attacks() for row in one.rows]

    assert sorted(told) == sorted(row.id for row in read_rows())


def test_the_table_has_a_line_for_each() -> None:
    assert attack_table().count("\n") == len(read_attacks()) + 2

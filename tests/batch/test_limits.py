import pytest

from summarizer.batch.limits import FailureLimit, read_limit
from summarizer.errors import UsageError


def test_without_a_limit_all_may_fail() -> None:
    assert not FailureLimit().is_passed(1_000, 1_000)


def test_a_number_of_articles_may_fail_and_no_more() -> None:
    limit = read_limit("2")

    assert [limit.is_passed(failed, 1_000) for failed in (0, 2, 3)] == [False, False, True]


def test_a_share_is_of_all_articles_of_the_run() -> None:
    limit = read_limit("5%")

    assert [limit.is_passed(failed, 200) for failed in (10, 11)] == [False, True]


@pytest.mark.parametrize("text", ["-1", "2.5", "101%", "%", "five", "", "1 %"])
def test_what_names_no_limit_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="--max-failures"):
        read_limit(text)

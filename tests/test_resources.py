"""Resources: found in a checkout, and an error that says where they were looked for."""

from pathlib import Path

import pytest

from proceedings import resources

ROOT = Path(__file__).parents[1]


def test_checkout_has_its_resources_beside_the_package() -> None:
    """In a checkout the folders are those that one edits."""
    assert ROOT / "templates" == resources.templates()
    assert ROOT / "translations" == resources.translations()


@pytest.mark.parametrize("find", [resources.templates, resources.translations])
def test_neighbours_of_an_installed_package_are_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, find: object
) -> None:
    """In site-packages a folder `templates` beside the package is another project's."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "translations").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "proceedings")
    assert callable(find)
    with pytest.raises(resources.MissingResourceError, match=r"_data.*install again"):
        find()

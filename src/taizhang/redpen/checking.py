"""From a text to its reading: figures, then claims, then findings and commitments."""

from taizhang.redpen.claims import verdicts
from taizhang.redpen.claims.scene import Scene
from taizhang.redpen.figures import figures_of
from taizhang.redpen.figures.normal import plain
from taizhang.redpen.findings import findings_of
from taizhang.redpen.findings.records import claims_of
from taizhang.redpen.model import Finding, Reading, Text


def check(text: Text | str, before: Text | str | None = None) -> Reading:
    """Read a report and return everything found in it.

    `before` is last year's report, when it is at hand: levels it states are held against this one.
    """
    # Compiles many patterns: only who checks pays for it, so that importing the red pen stays quick.
    from taizhang.redpen.commitments import commitments_of  # noqa: PLC0415

    source = _as_text(text)
    scene = _scene(source)
    if before is not None:
        scene.before = _scene(_as_text(before))
    found = verdicts(scene)
    return Reading(
        source=source,
        figures=scene.figures,
        claims=claims_of(found),
        findings=_with_style(findings_of(found), source, scene),
        commitments=commitments_of(source.text, scene.plain, scene.figures),
    )


def _with_style(found: tuple[Finding, ...], source: Text, scene: Scene) -> tuple[Finding, ...]:
    """Arithmetic and style in one list by place; their levels keep them apart."""
    from taizhang.redpen.style import style_findings  # noqa: PLC0415 - as above

    return tuple(sorted((*found, *style_findings(source, scene.figures)), key=lambda f: (f.start, f.end)))


def _as_text(text: Text | str) -> Text:
    return Text(text) if isinstance(text, str) else text


def _scene(source: Text) -> Scene:
    words = plain(source.text)
    return Scene(source, words, figures_of(words, source.text))

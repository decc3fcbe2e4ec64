"""The rules beyond the schema, one a module: what must hold, then what is worth a look (docs/rules.md)."""

from essaim.rules import (
    closure,
    copied_source,
    dated_figures,
    family,
    former_territory,
    free_unit,
    identifier,
    independent_source,
    likely_duplicate,
    narrative_link,
    objectives_table,
    personal_data,
    ranges,
    repeated_sentence,
    short_limit,
    single_origin,
    sources,
    spectrum_option,
    subtype,
    unknown_reference,
    unknown_territory,
    years,
)
from essaim.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    identifier.RULE,
    single_origin.RULE,
    unknown_territory.RULE,
    former_territory.RULE,
    unknown_reference.RULE,
    sources.RULE,
    narrative_link.RULE,
    years.RULE,
    subtype.RULE,
    spectrum_option.RULE,
    closure.RULE,
    free_unit.RULE,
    ranges.RULE,
    family.RULE,
    objectives_table.RULE,
    personal_data.RULE,
    likely_duplicate.RULE,
    independent_source.RULE,
    dated_figures.RULE,
    short_limit.RULE,
    repeated_sentence.RULE,
    copied_source.RULE,
)

__all__ = ["RULES", "Rule"]

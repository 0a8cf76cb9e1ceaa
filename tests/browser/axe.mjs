// What axe finds on a page. Not a test: the tests ask it. Enter at `violations`.

import axe from "@axe-core/playwright";

const AxeBuilder = axe.default ?? axe;

/** What a page in dark can have wrong that the same page in light has not: its colours. */
export const COLOURS = { rules: ["color-contrast", "link-in-text-block"] };

/**
 * What axe finds wrong with a page as it stands, in the colours that it has now: by all rules, or by those with `tags` or named by `rules`.
 *
 * Two things are left out that cost half of the time and find nothing here: the second page that axe opens to put together what it
 * found in frames of other hosts (no page has any until a reader asks), and the style sheets, which only rules read that are off.
 */
export async function violations(page, { tags, rules } = {}) {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], preload: { assets: ["media"] } });
  if (tags) builder.withTags(tags);
  if (rules) builder.withRules(rules);
  return (await builder.analyze()).violations;
}

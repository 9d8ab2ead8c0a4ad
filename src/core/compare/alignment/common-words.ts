/*
 * The background list: English words that stand in nearly every article, whatever it is about.
 * Not a dictionary and not weighed by a corpus: written down by hand, function words first, then the verbs and
 * nouns of reporting. A small workspace is too small to show by itself that they are common.
 */
const FUNCTION_WORDS = `a about above after again against all also although am among an and any are around as at
 away back be because been before being below between both but by can cannot could did do does doing done down
 during each either else even ever every few first for from further get gets getting go goes going gone got had
 has have having he her here hers herself him himself his how however i if in into is it its itself just last
 later least less like many may me might more most much must my near nearly neither never next no nor not now of
 off often on once one only onto or other others our out over own per rather same several shall she should
 since so some soon still such than that the their theirs them themselves then there therefore these they this
 those though through thus till to together too toward towards under until up upon us very was we well were what
 when where whether which while who whom whose why will with within without would yet you your`;

const REPORTING_WORDS = `according add added adding announce announced ask asked call called claim claimed come
 coming day days during earlier former give given group including know known made make making man men month
 months new news number old part people place put report reported reports say saying says said see seen set speak
 speaking spoke state stated statement take taken taking tell telling think thing time told took two use used
 want way week weeks woman women work year years yesterday today monday tuesday wednesday thursday friday saturday
 sunday january february march april june july august september october november december`;

/** In lower case, as they stand in a text. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `${FUNCTION_WORDS} ${REPORTING_WORDS}`.split(/\s+/),
);

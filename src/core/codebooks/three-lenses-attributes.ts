import type { AttributeData } from './layer-data.ts';

const text = (id: string, label: string, help: string, maxLength = 300): AttributeData => ({
  kind: 'text',
  id,
  label,
  help,
  maxLength,
});

const choice = (
  id: string,
  label: string,
  help: string,
  ...options: readonly (readonly [string, string])[]
): AttributeData => ({
  kind: 'choice',
  id,
  label,
  help,
  options: options.map(([option, optionLabel]) => ({ id: option, label: optionLabel })),
});

/** What a mark of any layer may say. */
export const COMMON_ATTRIBUTES = ['about', 'polarity', 'voice', 'speaker', 'confidence'];

export const attributes: AttributeData[] = [
  text(
    'about',
    'About whom or what',
    'The person, group, place or thing that the words are about.',
  ),
  choice(
    'polarity',
    'Makes it look',
    'How the words make their target look.',
    ['negative', 'Bad (−)'],
    ['none', 'Neither (0)'],
    ['positive', 'Good (+)'],
  ),
  choice(
    'voice',
    'Whose words',
    'Loaded words inside a quotation belong to the speaker, not to the reporter.',
    ['reporter', 'The reporter’s'],
    ['quoted', 'A quoted source’s'],
  ),
  text('speaker', 'Speaker', 'Who is quoted, when the words are not the reporter’s.'),
  choice(
    'confidence',
    'How sure are you',
    'Your own certainty about this mark.',
    ['1', 'A guess'],
    ['2', 'Fairly sure'],
    ['3', 'Sure'],
  ),
  choice(
    'function',
    'What the passage does',
    'Entman’s four functions of a frame.',
    ['problem', 'Says what the problem is'],
    ['cause', 'Names a cause'],
    ['judgement', 'Judges'],
    ['remedy', 'Proposes a remedy'],
    ['none', 'None of these'],
  ),
  choice(
    'attribution',
    'Who says so',
    'In whose name the claim stands.',
    ['own', 'The article itself'],
    ['direct', 'Direct quotation'],
    ['paraphrase', 'Paraphrase'],
    ['partial', 'Partial quotation'],
    ['unnamed', 'Unnamed source'],
  ),
  text('source-name', 'Source', 'The person or body that the claim is attributed to.'),
  choice(
    'source-type',
    'Kind of source',
    'What the source is.',
    ['official', 'Official'],
    ['politician', 'Politician'],
    ['expert', 'Expert'],
    ['affected', 'Affected person'],
    ['organisation', 'Organisation'],
    ['document', 'Document or data'],
    ['media', 'Other media'],
    ['unnamed', 'Unnamed'],
  ),
  text(
    'cue',
    'Reporting verb',
    'The word that introduces the claim: said, claimed, admitted.',
    100,
  ),
  choice(
    'cue-tone',
    'Tone of the verb',
    'Whether the verb stands by the claim or steps back from it.',
    ['neutral', 'Neutral'],
    ['distancing', 'Distancing'],
    ['endorsing', 'Endorsing'],
  ),
  choice(
    'certainty',
    'How certain it sounds',
    'Hedged: may, reportedly. Boosted: clearly, without doubt.',
    ['hedged', 'Hedged'],
    ['plain', 'Plain'],
    ['boosted', 'Boosted'],
  ),
  choice(
    'checkable',
    'Could it be checked',
    'Whether evidence could settle it, and whether that would matter.',
    ['no', 'No'],
    ['minor', 'Yes, minor'],
    ['important', 'Yes, important'],
  ),
  choice(
    'status',
    'Checked',
    'What you found when you checked it.',
    ['not-checked', 'Not checked'],
    ['supported', 'Supported'],
    ['contradicted', 'Contradicted'],
    ['mixed', 'Mixed or needs context'],
    ['not-enough', 'Not enough evidence'],
    ['disputed', 'Disputed between the articles'],
  ),
  text('evidence', 'Evidence', 'A link and the sentence there that shows it.', 2000),
  text(
    'neutral-wording',
    'Say it plainly',
    'The same fact in words that do not judge. If there are none, the word may not be loaded.',
  ),
  choice(
    'intensity',
    'How strong',
    'How much the word adds to the fact.',
    ['1', 'Slight'],
    ['2', 'Clear'],
    ['3', 'Strong'],
  ),
];

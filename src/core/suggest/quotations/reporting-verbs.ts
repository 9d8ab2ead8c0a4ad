/*
 * Verbs that introduce what somebody says, in English, and how each stands to it.
 * Not a judgement of an article: the tone of a verb is the dictionary's, the choice of it the reporter's.
 * Tone after Floyd 2000 (RAEI 13:43-52; research: domain 5.5), widened by verbs of the same sense.
 */

export const TONES = ['endorsing', 'neutral', 'distancing'] as const;
/** Whether the verb vouches for what is said, leaves it open, or casts doubt on it. */
export type Tone = (typeof TONES)[number];

/**
 * What follows the verb where somebody is quoted. clause: “said he was ill”, “argued that”. that: only with “that”,
 * a colon or quotation marks, since the verb has other uses. quotation: only with quotation marks (“called it a
 * ‘farce’”). act: what is asked, promised or blamed is itself reported (“urged him to go”).
 */
export type Frame = 'clause' | 'that' | 'quotation' | 'act';

export interface ReportingVerb {
  readonly lemma: string;
  readonly tone: Tone;
  readonly frame: Frame;
}

/** Forms of one verb, the lemma first; phrases with the words that belong to them. */
const FORMS: Readonly<Record<Tone, Readonly<Record<Frame, readonly string[]>>>> = {
  endorsing: {
    clause: [
      'admit admits admitted admitting',
      'acknowledge acknowledges acknowledged acknowledging',
      'concede concedes conceded conceding',
      'confirm confirms confirmed confirming',
      'explain explains explained explaining',
      'reveal reveals revealed revealing',
    ],
    that: [
      'announce announces announced announcing',
      'disclose discloses disclosed disclosing',
      'note notes noted noting',
      'observe observes observed observing',
      'point_out points_out pointed_out pointing_out',
      'recall recalls recalled recalling',
      'show shows showed showing',
    ],
    quotation: [],
    act: [],
  },
  neutral: {
    clause: [
      'say says said saying',
      'add adds added adding',
      'argue argues argued arguing',
      'assert asserts asserted asserting',
      'insist insists insisted insisting',
      'maintain maintains maintained maintaining',
      'state states stated stating',
      'tell tells told telling',
      'warn warns warned warning',
    ],
    that: [
      'ask asks asked asking',
      'answer answers answered answering',
      'comment comments commented commenting',
      'complain complains complained complaining',
      'conclude concludes concluded concluding',
      'continue continues continued continuing',
      'cry cries cried crying',
      'declare declares declared declaring',
      'emphasise emphasises emphasised emphasising',
      'emphasize emphasizes emphasized emphasizing',
      'predict predicts predicted predicting',
      'promise promises promised promising',
      'put_it puts_it',
      'reply replies replied replying',
      'report reports reported reporting',
      'respond responds responded responding',
      'stress stresses stressed stressing',
      'suggest suggests suggested suggesting',
      'tweet tweets tweeted tweeting',
      'write writes wrote written writing',
    ],
    quotation: [
      'brand brands branded branding',
      'call calls called calling',
      'describe describes described describing',
      'dub dubs dubbed dubbing',
      'label labels labelled labeled labelling labeling',
      'praise praises praised praising',
      'quote quotes quoted quoting',
      'read reads reading',
      'speak_of speaks_of spoke_of spoken_of speaking_of',
      'term terms termed terming',
    ],
    act: [
      'accuse accuses accused accusing',
      'appeal appeals appealed appealing',
      'call_for calls_for called_for calling_for',
      'call_on calls_on called_on calling_on',
      'call_upon calls_upon called_upon calling_upon',
      'demand demands demanded demanding',
      'urge urges urged urging',
    ],
  },
  distancing: {
    clause: [
      'allege alleges alleged alleging',
      'claim claims claimed claiming',
      'contend contends contended contending',
      'profess professes professed professing',
    ],
    that: ['boast boasts boasted boasting', 'imply implies implied implying'],
    quotation: [],
    act: [],
  },
};

const VERBS: ReadonlyMap<string, ReportingVerb> = new Map(
  TONES.flatMap((tone) =>
    (['clause', 'that', 'quotation', 'act'] as const).flatMap((frame) =>
      FORMS[tone][frame].flatMap((line) => {
        const forms = line.split(' ').map((form) => form.replace('_', ' '));
        const [lemma = ''] = forms;
        return forms.map((form) => [form, { lemma, tone, frame }] as const);
      }),
    ),
  ),
);

/** @param cue as it stands in the article, in upper or lower case. */
export function reportingVerb(cue: string): ReportingVerb | null {
  return VERBS.get(cue.trim().replaceAll(/\s+/gu, ' ').toLowerCase()) ?? null;
}

/** Every form, the longest first, so that “called for” is found before “called”. For a pattern. */
export const REPORTING_FORMS: readonly string[] = [...VERBS.keys()].toSorted(
  (a, b) => b.length - a.length || (a < b ? -1 : 1),
);

/**
 * Articles for measuring the finder of attributions, written for this purpose, with what a person finds in them:
 * the words that are said by somebody, how, and by whom. The rule was changed after it had been run on the first
 * set; the second was written afterwards, and the rule was not changed for it.
 */
export interface Said {
  /** As it stands in the article, without outer quotation marks; pieces are parted by “ … ”. */
  readonly words: string;
  readonly kind: 'direct' | 'indirect' | 'mixed';
  /** Empty when the article names and describes nobody. */
  readonly speaker: string;
}

export interface ReadArticle {
  readonly paragraphs: readonly string[];
  readonly said: readonly Said[];
}

export const LOOKED_AT: readonly ReadArticle[] = [
  {
    paragraphs: [
      'The mayor of Lindhaven, Clara Voss, announced on Tuesday that the old harbour will be closed to cars from May.',
      '“We have talked about this for eleven years,” Voss told the council. “It is time to act.”',
      'Shop owners were not convinced. Pieter Maas, who runs a bakery on the quay, called the plan “a gift to the supermarkets”.',
      '“Nobody carries three loaves home on the tram,” he said.',
      'According to a study by the university, trade fell by four per cent in the first year after a similar closure in Odenhal.',
      'The study’s author, Ines Brandt, warned against drawing conclusions. She said that the sample was small and that two of the streets had been under repair.',
      'Opponents claim the mayor never asked them. The town hall rejects this.',
      'Police expect more traffic on the ring road.',
      'The decision has been called “historic” in the national press.',
    ],
    said: [
      {
        words: 'the old harbour will be closed to cars from May',
        kind: 'indirect',
        speaker: 'Clara Voss',
      },
      {
        words: 'We have talked about this for eleven years,',
        kind: 'direct',
        speaker: 'Clara Voss',
      },
      { words: 'It is time to act.', kind: 'direct', speaker: 'Clara Voss' },
      { words: 'a gift to the supermarkets', kind: 'direct', speaker: 'Pieter Maas' },
      {
        words: 'Nobody carries three loaves home on the tram,',
        kind: 'direct',
        speaker: 'Pieter Maas',
      },
      {
        words: 'trade fell by four per cent in the first year after a similar closure in Odenhal',
        kind: 'indirect',
        speaker: 'a study by the university',
      },
      {
        words: 'the sample was small and that two of the streets had been under repair',
        kind: 'indirect',
        speaker: 'Ines Brandt',
      },
      { words: 'the mayor never asked them', kind: 'indirect', speaker: 'opponents' },
      { words: 'more traffic on the ring road', kind: 'indirect', speaker: 'police' },
      { words: 'historic', kind: 'direct', speaker: '' },
    ],
  },
  {
    paragraphs: [
      'A fire at the Kestrel battery plant was “entirely preventable”, a leaked report says.',
      'Inspectors had flagged the cooling system twice, the document alleges, but managers put production first.',
      'Kestrel’s chief executive, Robert Haldane, denied this. “Safety is never traded for output,” he wrote in a letter to staff.',
      'The union accused the company of intimidating witnesses.',
      '“Three of my colleagues were told to keep quiet,” said Dana Okafor, a shop steward. “One has since resigned.',
      '“I will not be the next.”',
      'Asked whether she feared for her job, Okafor laughed and shook her head.',
      'A spokeswoman for the ministry confirmed that an inquiry had been opened, adding that it would report by autumn.',
      'Analysts believe that the plant will stay shut until next year.',
      'The words “zero harm” are still painted above the gate.',
      'Residents were urged to keep their windows closed.',
    ],
    said: [
      {
        words: 'A fire at the Kestrel battery plant was “entirely preventable”',
        kind: 'mixed',
        speaker: 'a leaked report',
      },
      {
        words: 'Inspectors had flagged the cooling system twice',
        kind: 'indirect',
        speaker: 'the document',
      },
      { words: 'Safety is never traded for output,', kind: 'direct', speaker: 'Robert Haldane' },
      { words: 'the company of intimidating witnesses', kind: 'indirect', speaker: 'the union' },
      {
        words: 'Three of my colleagues were told to keep quiet,',
        kind: 'direct',
        speaker: 'Dana Okafor',
      },
      { words: 'One has since resigned.', kind: 'direct', speaker: 'Dana Okafor' },
      { words: 'I will not be the next.', kind: 'direct', speaker: 'Dana Okafor' },
      {
        words: 'an inquiry had been opened',
        kind: 'indirect',
        speaker: 'a spokeswoman for the ministry',
      },
      {
        words: 'it would report by autumn',
        kind: 'indirect',
        speaker: 'a spokeswoman for the ministry',
      },
      {
        words: 'the plant will stay shut until next year',
        kind: 'indirect',
        speaker: 'analysts',
      },
      { words: 'to keep their windows closed', kind: 'indirect', speaker: '' },
    ],
  },
  {
    paragraphs: [
      'Striker Lena Ortiz will leave Rovers at the end of the season, her agent said on Friday.',
      '"Lena has given everything to this club," Marco Bellini told Radio Nord. "She wants a new challenge."',
      'The club insists she is not for sale.',
      'In a statement, Rovers said it had received no offer and “does not comment on rumours”.',
      'Coach Anneke de Wit, speaking after training, described her captain as "irreplaceable".',
      'Fans reacted with anger. "Shameful," wrote one on the club’s forum; another asked why the board had stayed silent.',
      'Ortiz herself has said little. She told reporters last month that she was happy, and that rumours did not interest her.',
      'As the club’s president once put it, “no player is bigger than the shirt”.',
      'It is understood that two foreign clubs have made contact.',
      'Ortiz scored 23 goals, the most by any player since 1998, the league’s figures show.',
    ],
    said: [
      {
        words: 'Striker Lena Ortiz will leave Rovers at the end of the season',
        kind: 'indirect',
        speaker: 'her agent',
      },
      {
        words: 'Lena has given everything to this club,',
        kind: 'direct',
        speaker: 'Marco Bellini',
      },
      { words: 'She wants a new challenge.', kind: 'direct', speaker: 'Marco Bellini' },
      { words: 'she is not for sale', kind: 'indirect', speaker: 'the club' },
      {
        words: 'it had received no offer and “does not comment on rumours”',
        kind: 'mixed',
        speaker: 'Rovers',
      },
      { words: 'irreplaceable', kind: 'direct', speaker: 'Anneke de Wit' },
      { words: 'Shameful,', kind: 'direct', speaker: 'one' },
      { words: 'why the board had stayed silent', kind: 'indirect', speaker: 'another' },
      {
        words: 'she was happy, and that rumours did not interest her',
        kind: 'indirect',
        speaker: 'Lena Ortiz',
      },
      {
        words: 'no player is bigger than the shirt',
        kind: 'direct',
        speaker: 'the club’s president',
      },
      { words: 'two foreign clubs have made contact', kind: 'indirect', speaker: '' },
      {
        words: 'Ortiz scored 23 goals, the most by any player since 1998',
        kind: 'indirect',
        speaker: 'the league’s figures',
      },
    ],
  },
];

export const HELD_OUT: readonly ReadArticle[] = [
  {
    paragraphs: [
      'Hospitals in the north are to lose a third of their night doctors, ministers have admitted.',
      'Health minister Jonas Reeve told parliament on Wednesday that the cuts were “painful but unavoidable”.',
      'Opposition leader Amara Diallo hit back: “He is gambling with lives.”',
      'She later added that her party would reverse the decision within a month of taking office.',
      'Critics say the figures do not add up. The Institute for Public Finance, a think tank, puts the saving at less than two million.',
      '“It is a rounding error,” argued its director, Paul Szymanski.',
      'The doctors’ union has promised strikes. “We did not want this fight,” a spokesman said, “but we will win it.”',
      'At Elmbridge General, nurses described corridors full of beds.',
      'Reeve conceded that mistakes had been made. He denied that anyone had died as a result.',
      'A poll published by the Courier suggests that six in ten voters oppose the plan.',
    ],
    said: [
      {
        words: 'Hospitals in the north are to lose a third of their night doctors',
        kind: 'indirect',
        speaker: 'ministers',
      },
      {
        words: 'the cuts were “painful but unavoidable”',
        kind: 'mixed',
        speaker: 'Jonas Reeve',
      },
      { words: 'He is gambling with lives.', kind: 'direct', speaker: 'Amara Diallo' },
      {
        words: 'her party would reverse the decision within a month of taking office',
        kind: 'indirect',
        speaker: 'Amara Diallo',
      },
      { words: 'the figures do not add up', kind: 'indirect', speaker: 'critics' },
      {
        words: 'the saving at less than two million',
        kind: 'indirect',
        speaker: 'Institute for Public Finance',
      },
      { words: 'It is a rounding error,', kind: 'direct', speaker: 'Paul Szymanski' },
      {
        words: 'We did not want this fight, … but we will win it.',
        kind: 'direct',
        speaker: 'a spokesman',
      },
      { words: 'corridors full of beds', kind: 'indirect', speaker: 'nurses' },
      { words: 'mistakes had been made', kind: 'indirect', speaker: 'Jonas Reeve' },
      { words: 'anyone had died as a result', kind: 'indirect', speaker: 'Jonas Reeve' },
      {
        words: 'six in ten voters oppose the plan',
        kind: 'indirect',
        speaker: 'a poll published by the Courier',
      },
    ],
  },
  {
    paragraphs: [
      'Two men were arrested after a statue of the general was pulled down in the night, police said.',
      'Witnesses spoke of a crowd of about fifty. One woman, who asked not to be named, said some had worn masks.',
      '“They cheered when it fell,” she recalled. “I was crying.”',
      'The historian Miriam Katz has long argued that the statue should go to a museum.',
      'Writing in the Evening Post, she called it “a monument to a lie”.',
      'For the veterans’ league it was an “attack on memory”. Its chairman, Otto Brenner, demanded that the culprits be punished.',
      'The city council, which had voted to keep the statue, will meet on Thursday.',
      'Mayor Sofia Lind urged calm. “Anger is not an argument,” she wrote on Tuesday.',
      'According to Lind, the statue can be repaired.',
      'Brenner claims the council “looked the other way”.',
    ],
    said: [
      {
        words: 'Two men were arrested after a statue of the general was pulled down in the night',
        kind: 'indirect',
        speaker: 'police',
      },
      { words: 'a crowd of about fifty', kind: 'indirect', speaker: 'witnesses' },
      { words: 'some had worn masks', kind: 'indirect', speaker: 'one woman' },
      { words: 'They cheered when it fell,', kind: 'direct', speaker: 'one woman' },
      { words: 'I was crying.', kind: 'direct', speaker: 'one woman' },
      {
        words: 'the statue should go to a museum',
        kind: 'indirect',
        speaker: 'Miriam Katz',
      },
      { words: 'a monument to a lie', kind: 'direct', speaker: 'Miriam Katz' },
      { words: 'attack on memory', kind: 'direct', speaker: 'the veterans’ league' },
      { words: 'the culprits be punished', kind: 'indirect', speaker: 'Otto Brenner' },
      { words: 'calm', kind: 'indirect', speaker: 'Sofia Lind' },
      { words: 'Anger is not an argument,', kind: 'direct', speaker: 'Sofia Lind' },
      { words: 'the statue can be repaired', kind: 'indirect', speaker: 'Sofia Lind' },
      {
        words: 'the council “looked the other way”',
        kind: 'mixed',
        speaker: 'Otto Brenner',
      },
    ],
  },
];

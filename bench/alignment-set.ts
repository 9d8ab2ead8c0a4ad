/**
 * Sentences for measuring alignment, written for this purpose: invented events, each told by three outlets.
 * Sentences of one event that stand at the same place of the lists report the same fact; `-` says that the outlet
 * leaves the fact out. The first event is the one that weights were set on, the second was not looked at before.
 */
export interface ToldEvent {
  readonly name: string;
  /** One list an outlet, facts in the same order in each. */
  readonly outlets: readonly (readonly string[])[];
}

export const FERRY: ToldEvent = {
  name: 'ferry (weights were set on it)',
  outlets: [
    [
      'The passenger ferry Solveig ran aground off Hallsund shortly before dawn on Tuesday.',
      'All 214 people on board were brought ashore within three hours.',
      'Eleven passengers were treated in hospital for bruises and shock.',
      'The captain, Ingrid Moe, told investigators that the radar had failed.',
      '“We heard a crash and then everything went dark,” said Tomas Lien, a lorry driver.',
      'The operator, Nordlinje, has been fined twice since 2019 over missed safety drills.',
      'Divers found a gash of about nine metres along the hull.',
      'Environment officials said that no fuel had leaked into the fjord.',
      'Union leaders blamed understaffing on the night shift.',
      'The transport minister promised a full inquiry by the end of June.',
    ],
    [
      'A ferry with more than two hundred aboard struck rocks near the town of Hallsund early on Tuesday morning.',
      'Rescuers needed less than three hours to evacuate 214 passengers and crew.',
      'Eleven were taken to hospital, none of them badly hurt.',
      'Captain Moe says a radar fault left her blind in the fog.',
      'Lorry driver Tomas Lien recalled a crash, and “then everything went dark”.',
      'Nordlinje, which runs the route, paid two fines for skipping drills in the past years.',
      '-',
      'There is no sign of oil in the fjord, according to the environment agency.',
      'The seafarers’ union pointed to a crew that was too small at night.',
      'Ministers want an inquiry to report before July.',
    ],
    [
      'Holidaymakers fled in their pyjamas as the Solveig slammed into a reef in the dark.',
      'Lifeboats plucked every one of the 214 souls from the stricken vessel.',
      'Eleven casualties were rushed to the infirmary.',
      'Skipper Ingrid Moe blames broken radar.',
      '-',
      'Twice before, the company had been punished for neglecting safety drills.',
      'A nine-metre hole was torn in the hull, divers say.',
      'Not a drop of fuel escaped, officials insist.',
      'Furious union bosses say the night shift was dangerously short of hands.',
      'The minister for transport has ordered a full inquiry.',
    ],
  ],
};

export const SCHOOL: ToldEvent = {
  name: 'phones at school (held out)',
  outlets: [
    [
      'From September, pupils at all state schools in Aldermark must hand in their phones at the gate.',
      'Education secretary Marta Quill announced the measure in parliament on Monday.',
      'A trial at 36 schools had reduced bullying reports by a quarter, according to her ministry.',
      'Teachers’ groups welcomed the ban but asked who would pay for lockers.',
      'Lockers would cost an estimated 12 million crowns.',
      '“My daughter takes two buses and has to be able to call me,” said Jonas Berg, a father of three.',
      'Researchers at Velden University found no effect of the trial on marks.',
      'Pupils with diabetes may keep phones that read their sensors.',
      'The opposition called the plan a distraction from a shortage of teachers.',
      'A vote is expected in the second week of March.',
    ],
    [
      'Mobile phones are to be banned in Aldermark’s state schools when the new school year begins in September.',
      'Ms Quill, who is in charge of education, presented the plan to members of parliament.',
      'Officials say bullying fell by 25 per cent in the 36 schools that tried it out.',
      'Unions of teachers back the idea, yet worry about the bill for storage.',
      'The ministry puts the price of lockers at 12 million crowns.',
      'Jonas Berg, whose daughter changes buses on her way, wants to be able to reach her.',
      'A study from Velden University saw no improvement in grades.',
      'There is an exception for children whose diabetes sensors are read by phone.',
      '-',
      'Parliament will vote in March.',
    ],
    [
      'Hand over your phone or go home: that is what children will be told in the autumn.',
      '-',
      'The government trumpets a drop in bullying at three dozen test schools.',
      'Even supporters among the teachers ask who is to foot the bill.',
      'Taxpayers face a cost of 12 million crowns for steel boxes.',
      'Parents are in revolt: “She has to be able to call me,” one father told us.',
      'Academics who looked at the trial found that marks did not rise at all.',
      '-',
      'Opposition parties accuse Quill of distracting from the lack of teachers.',
      'Lawmakers decide in the second week of March.',
    ],
  ],
};

/**
 * Harder, and written after the rule was finished: facts in other words altogether, numbers that differ for the same
 * fact, and the same words for different facts.
 */
export const DAM: ToldEvent = {
  name: 'dam (held out, hard)',
  outlets: [
    [
      'The Varga dam gave way at 4 a.m. on Sunday, sending a wall of water through the valley.',
      'At least nine people were killed, the interior ministry said.',
      'Some 3,000 residents of Kolm were moved to schools and sports halls.',
      'Cracks had been reported to the operator in March.',
      'The operator, Hidrovar, said it had followed every rule.',
      'Two days of rain had filled the reservoir to the brim.',
      'The road between Kolm and Serin is cut in four places.',
      'The prime minister cancelled a visit abroad and flew to Kolm.',
      'Farmers fear for the maize harvest.',
      'The dam was built in 1962 and last renovated in 1998.',
      '-',
      '-',
      '-',
    ],
    [
      'Villagers were asleep when the dam above them burst before dawn on Sunday.',
      'Officials put the number of dead at eleven.',
      'Three thousand people spent the night in gymnasiums.',
      'Engineers wrote of fissures in the concrete as early as spring.',
      'Hidrovar insists that its inspections were complete.',
      '-',
      'Rescue lorries had to turn back because the road to Serin was washed away.',
      'The head of government broke off a trip to reach the stricken town.',
      '-',
      '-',
      'Hidrovar’s shares fell by a third when trading opened on Monday.',
      'Two days before, the operator had celebrated the dam’s anniversary.',
      '-',
    ],
    [
      'A deluge swept away half of Kolm after a dam upstream collapsed.',
      'Nine bodies have been found, and four people are missing.',
      'Families were brought to safety in school buildings.',
      'A leaked letter shows that the company knew of the damage for months.',
      'The firm denies any fault.',
      'The lake behind the wall had never stood so high.',
      '-',
      'The prime minister was booed when she arrived.',
      'Fields that were to be harvested in two weeks lie under mud.',
      '-',
      '-',
      '-',
      'Experts say that dams of the sixties need a new look.',
    ],
  ],
};

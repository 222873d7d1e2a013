/** A question of every type that people see, as a survey about peer support might put it, with answers and mistakes. */
import type { Question } from '../../src/domain/questionnaire/definition.js';
import { questionType } from '../../src/domain/questionnaire/question-types/index.js';
import { AGREEMENT, ATTRIBUTES, COUNTRIES, choice, FACTORS, LEVELS, STATEMENTS } from './question-lists.js';

export interface Sample {
  readonly question: Question;
  /** What a form holds that can be accepted, and one that cannot. */
  readonly answered: Readonly<Record<string, string | readonly string[]>>;
  readonly faulty: Readonly<Record<string, string | readonly string[]>>;
}

type Typed = Readonly<Record<string, string | readonly string[]>>;

function sample(
  type: string,
  label: readonly [en: string, cy: string],
  over: Partial<Question>,
  answered: Typed,
  faulty: Typed = {},
): Sample {
  const name = over.name ?? type.replaceAll('-', '_');
  const [en, cy] = label;
  const question = { type, name, label: { en, cy }, hint: null, required: true, choices: [], ...over };
  const field = (typed: Typed) =>
    Object.fromEntries(
      Object.entries(typed).map(([part, text]) => [`answer-${name}${part === '' ? '' : `.${part}`}`, text]),
    );
  return { question, answered: field(answered), faulty: field(faulty) };
}

const TASK = { number: 3, of: 9, profiles: [] };

/** Every type that people see, some of them twice. */
export const SAMPLES: readonly Sample[] = [
  sample(
    'consent',
    ['Do you agree to take part in this survey?', 'A ydych yn cytuno i gymryd rhan yn yr arolwg hwn?'],
    {
      guidance: {
        en: 'Your answers are kept **without your name**.\n\n- You can stop at any time.\n- You can ask us to delete your answers.',
        cy: 'Cedwir eich atebion **heb eich enw**.\n\n- Gallwch stopio unrhyw bryd.\n- Gallwch ofyn i ni ddileu eich atebion.',
      },
    },
    { '': 'yes' },
  ),
  sample(
    'consent',
    ['May we contact you again?', 'A gawn ni gysylltu â chi eto?'],
    { name: 'again', parameters: { ask: 'yes-no' } },
    { '': 'no' },
  ),
  sample(
    'acknowledgement',
    ['This survey is not for emergencies.', 'Nid yw’r arolwg hwn ar gyfer argyfyngau.'],
    {},
    { '': 'OK' },
  ),
  sample(
    'single-choice',
    ['Have you ever used peer support?', 'A ydych erioed wedi defnyddio cymorth cymheiriaid?'],
    {
      hint: {
        en: 'Support from somebody with a similar experience.',
        cy: 'Cymorth gan rywun â phrofiad tebyg.',
      },
      guidance: {
        en: 'It may be in a group, by telephone or online.',
        cy: 'Gall fod mewn grŵp, dros y ffôn neu ar-lein.',
      },
      choices: [
        choice('yes', 'Yes', 'Ydw'),
        choice('no', 'No', 'Nac ydw'),
        choice('other', 'Something else', 'Rhywbeth arall', { behaviour: ['other', 'fixed'] }),
      ],
    },
    { '': 'other', other: 'As a volunteer' },
    { '': 'yes', other: 'As a volunteer' },
  ),
  sample(
    'single-choice',
    ['Where do you live?', 'Ble rydych yn byw?'],
    { name: 'country', choices: COUNTRIES, appearance: ['minimal'] },
    { '': 'c2' },
  ),
  sample(
    'single-choice',
    ['Which language do you speak at home?', 'Pa iaith rydych yn ei siarad gartref?'],
    {
      name: 'tongue',
      appearance: ['autocomplete'],
      choices: [choice('en', 'English', 'Saesneg'), choice('cy', 'Welsh', 'Cymraeg')],
    },
    { '': 'cy' },
    { '': 'Cornish' },
  ),
  sample(
    'single-choice',
    ['Would you recommend it?', 'A fyddech yn ei argymell?'],
    {
      name: 'recommend',
      appearance: ['columns-pack'],
      choices: [
        choice('yes', 'Yes', 'Byddwn'),
        choice('no', 'No', 'Na fyddwn'),
        choice('unsure', 'Not sure', 'Ddim yn siŵr'),
      ],
    },
    { '': 'yes' },
  ),
  sample(
    'multiple-choice',
    ['What has kept you from peer support?', 'Beth sydd wedi eich cadw rhag cymorth cymheiriaid?'],
    {
      choices: [
        choice('time', 'Time', 'Amser'),
        choice('travel', 'Travel', 'Teithio'),
        choice('other', 'Something else', 'Rhywbeth arall', { behaviour: ['other'] }),
        choice('nothing', 'Nothing', 'Dim byd', { behaviour: ['none', 'fixed'] }),
      ],
    },
    { '': ['travel', 'other'], other: 'Nobody told me about it' },
    { '': ['time', 'nothing'] },
  ),
  sample(
    'short-text',
    ['What is your role?', 'Beth yw eich rôl?'],
    { required: false, parameters: { max: '40' } },
    { '': 'Practice nurse' },
    { '': 'A practice nurse who also trains others in the region' },
  ),
  sample(
    'long-text',
    ['What would help you most?', 'Beth fyddai’n eich helpu fwyaf?'],
    {},
    { '': 'One.\n\nTwo.' },
  ),
  sample(
    'whole-number',
    ['How old are you?', 'Faint yw eich oed?'],
    { parameters: { min: '16', max: '110', unit: 'years', 'unit-cy': 'oed' } },
    { '': '47' },
    { '': '12' },
  ),
  sample(
    'decimal-number',
    ['How far do you travel?', 'Pa mor bell rydych yn teithio?'],
    { parameters: { unit: 'miles', 'unit-cy': 'milltir' } },
    { '': '2.5' },
    { '': 'two and a half' },
  ),
  sample(
    'date',
    ['When did you first use it?', 'Pryd y gwnaethoch ei ddefnyddio gyntaf?'],
    {},
    { day: '27', month: '3', year: '2016' },
    { day: '31', month: 'Feb', year: '2016' },
  ),
  sample(
    'email',
    ['Your e-mail address', 'Eich cyfeiriad e-bost'],
    {},
    { '': 'a@example.org' },
    { '': 'a at example' },
  ),
  sample(
    'rating',
    ['How easy was it to find?', 'Pa mor hawdd oedd dod o hyd iddo?'],
    {
      parameters: { start: '1', end: '5' },
      choices: [choice('1', 'Very hard', 'Anodd iawn'), choice('5', 'Very easy', 'Hawdd iawn')],
    },
    { '': '4' },
  ),
  sample(
    'zero-to-ten',
    ['How likely are you to recommend it?', 'Pa mor debygol ydych chi o’i argymell?'],
    {
      choices: [
        choice('0', 'Not at all likely', 'Ddim yn debygol o gwbl'),
        choice('10', 'Extremely likely', 'Hynod debygol'),
      ],
    },
    { '': '9' },
  ),
  sample(
    'grid',
    ['How much do you agree?', 'Faint rydych chi’n cytuno?'],
    { choices: AGREEMENT, rows: STATEMENTS },
    { trust: '5', time: '2', know: '3' },
    { trust: '5' },
  ),
  sample(
    'ranking',
    ['Which factors matter most to you?', 'Pa ffactorau sydd bwysicaf i chi?'],
    { choices: FACTORS, parameters: { top: '3' } },
    { quality: '2', similar: '1', near: '3' },
    { quality: '2', health: '2', near: '1' },
  ),
  sample(
    'constant-sum',
    ['How much does each factor weigh?', 'Faint mae pob ffactor yn ei bwyso?'],
    { choices: FACTORS },
    { quality: '60', health: '40' },
    { quality: '60', health: '60', near: 'x' },
  ),
  sample(
    'constant-sum',
    ['And for other people?', 'Ac i bobl eraill?'],
    { name: 'others', choices: FACTORS, parameters: { total: '10' } },
    { quality: '10' },
    { quality: '6', near: '8' },
  ),
  sample(
    'best-worst',
    ['Which matters most and which least?', 'Pa un sydd bwysicaf a pha un sydd leiaf pwysig?'],
    { choices: FACTORS, task: TASK },
    { best: 'similar', worst: 'near' },
    { best: 'similar', worst: 'similar' },
  ),
  sample(
    'paired',
    ['Which matters more to you?', 'Pa un sydd bwysicaf i chi?'],
    { choices: FACTORS.slice(0, 2), task: TASK, parameters: { equal: 'yes' } },
    { '': 'health' },
  ),
  sample(
    'choice-task',
    ['Which would you choose?', 'Pa un fyddech chi’n ei ddewis?'],
    {
      choices: LEVELS,
      rows: ATTRIBUTES,
      parameters: { none: 'yes' },
      task: {
        number: 3,
        of: 9,
        profiles: [
          { where: 'home', who: 'nurse', often: 'weekly' },
          { where: 'hall', who: 'peer', often: 'monthly' },
          { where: 'home', who: 'peer', often: 'weekly' },
        ],
      },
    },
    { '': '2' },
  ),
  sample(
    'vignette',
    ['Should she go?', 'A ddylai hi fynd?'],
    {
      guidance: {
        en: 'Sian is **58** and has had diabetes for two years. Her practice nurse suggests a group that meets in the library.',
        cy: 'Mae Sian yn **58** ac mae diabetes arni ers dwy flynedd. Mae nyrs y practis yn awgrymu grŵp sy’n cwrdd yn y llyfrgell.',
      },
      choices: AGREEMENT.slice(0, 3),
    },
    { '': '2' },
  ),
  sample(
    'note',
    ['The next questions are about **you**.', 'Mae’r cwestiynau nesaf amdanoch **chi**.'],
    { required: false },
    {},
  ),
  sample(
    'picture',
    ['The journey from referral to first meeting', 'Y daith o atgyfeiriad i’r cyfarfod cyntaf'],
    { required: false, image: { en: 'picture.svg' } },
    {},
  ),
].map((one) => ({ ...one, question: asShown(one.question) }));

/** A task's headings are the type's to give; they come with the task. */
function asShown(question: Question): Question {
  if (question.task === undefined || question.rows !== undefined) return question;
  const [shown] = questionType(question.type).expand(question, [
    question.choices.map(({ name }) => ({ item: name })),
  ]);
  return { ...question, ...(shown?.rows === undefined ? {} : { rows: shown.rows }) };
}

import { FONDS, FROM, TO, type Told, listed, numbers, waiting } from './inbox-act.fixture';

describe('an opening review', () => {
  const told = (type: string, data: object = {}, account = 'somebody'): Told => ({ type, data, account });
  const planned = [told('OpeningReviewPlanned', { fonds: FONDS, custodian: TO }), listed];
  const joint = told('JointReviewOpened', { partner: FROM });
  const units = (n: number) => ({ units: Array.from({ length: n }, (_, i) => String(i)) });
  const opinion = (side: string, n: number) => told('OpeningOpinionGiven', { side, ...units(n) });
  const agreed = (state: string, n: number) => told('OpeningAgreed', { opinion: state, ...units(n) });
  const spoken = [...planned, joint, opinion('archives', 3), opinion('partner', 3)];

  it('waits for the archives to begin, then for whichever side has not spoken of every unit', () => {
    expect(waiting(...planned)).toEqual(['opening-to-review receiver']);
    expect(waiting(...planned, joint)).toEqual(['opening-opinion receiver', 'opening-opinion sender']);
    expect(waiting(...planned, joint, opinion('archives', 3), opinion('partner', 2))).toEqual([
      'opening-opinion sender',
    ]);
    expect(waiting(...spoken)).toEqual(['opening-to-conclude receiver']);
    expect(waiting(...planned, told('JointReviewOpened'), opinion('archives', 3))).toEqual([
      'opening-to-conclude receiver',
    ]);
  });

  describe('of which the sides say what is not the same (REG 30(3))', () => {
    const says = (side: string, word: string, ...of: string[]) =>
      told('OpeningOpinionGiven', { side, opinion: word, units: of });
    const differing = [
      ...planned,
      joint,
      says('archives', '开放', '0', '1', '2'),
      says('partner', '延期开放', '0'),
    ];

    it('waits for an authority to coordinate, and for the archives to conclude no more than what both say', () => {
      expect(numbers(...differing)).toEqual({ 'opening-opinion': 2, 'opening-to-coordinate': 1 });
      const all = [...differing, says('partner', '开放', '1', '2')];
      expect(numbers(...all)).toEqual({ 'opening-to-conclude': 2, 'opening-to-coordinate': 1 });
      expect(numbers(...all, agreed('开放', 3))).toEqual({ 'opening-to-order': 3 });
      const rest = told('OpeningAgreed', { opinion: '开放', units: ['1', '2'] });
      expect(numbers(...all, rest)).toEqual({ 'opening-to-coordinate': 1 });
    });

    it('and of which one says it otherwise in the end waits for no authority, nor does what is taken out', () => {
      expect(numbers(...differing, says('archives', '延期开放', '0'))).toEqual({ 'opening-opinion': 2 });
      expect(numbers(...differing, says('partner', '延期开放', '0'))).toMatchObject({
        'opening-to-coordinate': 1,
      });
      const out = [...differing, told('OpeningUnitsTakenOut', { units: ['0'] })];
      expect(numbers(...out)).toEqual({ 'opening-opinion': 2 });
    });

    it('also where only the ground or the day is not the same', () => {
      const closed = (side: string, over: object) =>
        told('OpeningOpinionGiven', { side, opinion: '延期开放', ground: 'c', until: '2040-01-01', ...over });
      const both = (over: object) =>
        numbers(...planned, joint, closed('archives', units(3)), closed('partner', { ...units(3), ...over }));
      expect(both({})).toEqual({ 'opening-to-conclude': 3 });
      for (const over of [{ ground: 'd' }, { until: '2041-01-01' }])
        expect(both(over)).toEqual({ 'opening-to-coordinate': 3 });
    });

    it('is coordinated by the authority before which it lies already', () => {
      const before = [...differing, told('OpeningAgreed', { opinion: '延期开放', units: ['1'] })];
      const submitted = told('ExtensionSubmitted', { authority: 'authority', units: ['1'] });
      const coordinating = (...all: Told[]) =>
        waiting(...all).filter((each) => each.startsWith('opening-to-coordinate'));
      expect(coordinating(...before)).toEqual(['opening-to-coordinate receiver']);
      expect(coordinating(...before, submitted)).toEqual(['opening-to-coordinate authority']);
      expect(coordinating(...before, submitted, told('ExtensionConsented', { units: ['1'] }))).toEqual([
        'opening-to-coordinate receiver',
      ]);
    });
  });

  it('what stays closed waits for its authority; a refusal puts it back before both sides', () => {
    const closed = [...spoken, agreed('开放', 2), agreed('延期开放', 1)];
    expect(waiting(...closed)).toEqual(['extension-to-submit receiver']);
    const submitted = [...closed, told('ExtensionSubmitted', { authority: 'authority', ...units(1) })];
    expect(waiting(...submitted)).toEqual(['extension-to-answer authority']);
    expect(waiting(...submitted, told('ExtensionConsented', units(1)))).toEqual([
      'opening-to-order receiver',
    ]);
    expect(waiting(...submitted, told('ExtensionRejected', units(1)))).toEqual([
      'opening-opinion receiver',
      'opening-opinion sender',
    ]);
  });

  it('an opinion that is given twice for one unit counts once', () => {
    const twice = [...planned, joint, opinion('archives', 2), opinion('archives', 2), opinion('partner', 3)];
    expect(waiting(...twice)).toEqual(['opening-opinion receiver']);
    expect(waiting(...twice, opinion('archives', 3))).toEqual(['opening-to-conclude receiver']);
  });

  it('what was said of a unit that is taken out stands for no other unit', () => {
    const taken = [...planned, joint, opinion('archives', 2), opinion('partner', 3)];
    const left = waiting(...taken, told('OpeningUnitsTakenOut', units(1)));
    expect(left).toEqual(['opening-opinion receiver']);
  });

  it('what was concluded of a unit that is taken out is concluded of no other unit', () => {
    const closed = [...spoken, agreed('开放', 2), told('OpeningUnitsTakenOut', units(2))];
    expect(waiting(...closed)).toEqual(['opening-to-conclude receiver']);
    const submitted = [
      ...spoken,
      agreed('延期开放', 1),
      told('ExtensionSubmitted', { authority: 'a', ...units(1) }),
    ];
    expect(waiting(...submitted, told('OpeningUnitsTakenOut', units(1)))).toEqual([
      'opening-to-conclude receiver',
    ]);
  });

  it('says of how many units each side is still to say what, and how many are to be opened', () => {
    expect(numbers(...planned, joint, opinion('archives', 2))).toEqual({ 'opening-opinion': 3 });
    expect(numbers(...planned, joint, opinion('archives', 2), opinion('partner', 3))).toEqual({
      'opening-opinion': 1,
    });
    expect(numbers(...spoken, agreed('开放', 2))).toEqual({ 'opening-to-conclude': 1 });
    const closed = [...spoken, agreed('开放', 2), agreed('延期开放', 1)];
    expect(numbers(...closed)).toEqual({ 'extension-to-submit': 1 });
    const submitted = [...closed, told('ExtensionSubmitted', { authority: 'authority', ...units(1) })];
    expect(numbers(...submitted)).toEqual({ 'extension-to-answer': 1 });
    const consented = [...submitted, told('ExtensionConsented', units(1))];
    expect(numbers(...consented)).toEqual({ 'opening-to-order': 2 });
    expect(numbers(...consented, told('ActRefusedAtGate'))).toEqual({ 'opening-refused': 2 });
  });

  it('is of so many units as are there: none that a fact has changed, and those that are given back count once', () => {
    const all = [...spoken, agreed('开放', 3)];
    const released = (why: string): Told => told('ActUnitsReleased', { why, ...units(1) });
    expect(numbers(...all, released('changed'))).toEqual({ 'opening-to-order': 2 });
    expect(numbers(...all, told('ActRefusedAtGate'), released('changed'))).toEqual({ 'opening-refused': 2 });
    const out = [...all, told('OpeningUnitsTakenOut', units(1)), released('returned')];
    expect(numbers(...out)).toEqual({ 'opening-to-order': 2 });
    expect(numbers(...spoken, released('changed'))).toEqual({ 'opening-to-conclude': 2 });
  });

  it('waits to be ordered when all is concluded, less what was taken out or never claimed, and then for nobody', () => {
    const left = [
      ...planned,
      told('ActUnitsClaimed', { refused: ['x'] }),
      ...spoken.slice(2),
      told('OpeningUnitsTakenOut', units(1)),
      agreed('开放', 1),
    ];
    expect(waiting(...left)).toEqual(['opening-to-order receiver']);
    expect(waiting(...left, told('ActDecided'))).toEqual([]);
  });
});

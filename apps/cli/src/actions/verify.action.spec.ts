import { StateUnreadable } from '@fonds/ledger/audit';
import { ToldFailure } from '../terminal/exit-codes';
import { Output } from '../terminal/output';
import { usable } from './verify.action';

it.each(['zh', 'en'] as const)('a damaged file of an audit is told in %s with its cure', (language) => {
  const said: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const ended = usable(new StateUnreadable('/data/ledger/verify-state.json'), new Output(language, false));
  write.mockRestore();
  expect(ended).toBeInstanceOf(ToldFailure);
  expect(said.join()).toMatch(/^\/data\/ledger\/verify-state\.json .*fonds verify/);
  expect(/[\u4e00-\u9fff]/.test(said.join())).toBe(language === 'zh');
});

import { Command } from 'commander';
import { accessionCommands } from './commands/accession.commands';
import { accountCommands } from './commands/account.commands';
import { catalogueCommands } from './commands/catalogue.commands';
import { dueCommands } from './commands/due.commands';
import { fondsCommands } from './commands/fonds.commands';
import { gateCommands } from './commands/gate.commands';
import { holdingCommands } from './commands/holding.commands';
import { importCommands } from './commands/import.commands';
import { lawCommands } from './commands/law.commands';
import { ledgerCommands } from './commands/ledger.commands';
import { ownActCommands } from './commands/own-act.commands';
import { organisationCommands } from './commands/organisation.commands';
import { systemCommands } from './commands/system.commands';
import { trailCommands } from './commands/trail.commands';
import { transferCommands } from './commands/transfer.commands';
import { witnessCommands } from './commands/witness.commands';
import { commonOptions, CommandTree, settled } from './commands/leaf';
import type { Language } from './terminal/language';
import { VERSION } from './version';

/** The whole command line, in one language; loads nothing that a command needs to run. */
export function fondsProgram(language: Language): Command {
  const program = settled(new Command('fonds'), language).description(
    language === 'zh'
      ? '档案一生的账本：谁保管、何时起、凭什么、过去怎么认为'
      : 'The ledger of the life of archives: who holds, since when, on what basis, and what was believed before',
  );
  program.version(VERSION, '--version', language === 'zh' ? '版本' : 'the version');
  // Before the command or after it, they mean the same.
  for (const option of commonOptions(language)) program.addOption(option);
  const tree = new CommandTree(program, language);
  systemCommands(tree);
  accountCommands(tree);
  organisationCommands(tree);
  fondsCommands(tree);
  importCommands(tree);
  holdingCommands(tree);
  accessionCommands(tree);
  catalogueCommands(tree);
  transferCommands(tree);
  ownActCommands(tree);
  gateCommands(tree);
  trailCommands(tree);
  lawCommands(tree);
  dueCommands(tree);
  ledgerCommands(tree);
  witnessCommands(tree);
  return program;
}

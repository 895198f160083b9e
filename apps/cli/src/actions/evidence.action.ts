import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import {
  citedBy,
  EVIDENCE_STORE,
  OpenEvidence,
  StoreEvidence,
  type EvidenceProblem,
  type EvidenceStore,
} from '@fonds/evidence';
import { Permission } from '@fonds/identity';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { Session } from '../session/session';
import { ToldFailure } from '../terminal/exit-codes';

const storeOf = ({ installation }: Session): EvidenceStore => installation.get<EvidenceStore>(EVIDENCE_STORE);

/** Stores files; each is durable, and its storing recorded, before its name is given out. */
export const add: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.EvidenceWrite, async (session) => {
    const { out, words } = invocation;
    for (const path of words) {
      const context = session.context(Permission.EvidenceWrite);
      const { file } = await session.execute(new StoreEvidence(createReadStream(path), context));
      const { sha256, bytes, existed } = file;
      if (out.json) out.data({ file: path, sha256, bytes, existed });
      else out.line(`${sha256}  ${path}`);
    }
  });

export interface GetOptions extends DeedOptions {
  readonly output: string;
}

/** The opening is recorded before the first byte is handed out; a damaged file never arrives whole. */
export const get: Action<GetOptions> = (invocation) =>
  Session.use(invocation, Permission.EvidenceRead, async (session) => {
    const { out, options } = invocation;
    // Every reading is an event of its own, and rests on no paper.
    const context = session.context(Permission.EvidenceRead, { ...options, key: undefined });
    const { file, content, outcome } = await session.execute(
      new OpenEvidence(word(invocation, 0), session.viewer, context),
    );
    if (options.output === '-') return void (await pipeline(content, process.stdout, { end: false }));
    const beside = `${options.output}.part`;
    try {
      await pipeline(content, createWriteStream(beside, { mode: 0o600 }));
      await rename(beside, options.output);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    if (out.json) out.data({ ...file, output: options.output, position: outcome.position });
    else out.note(`${options.output}  ${file.bytes}`);
  });

/** Hashes every file again, and looks for each that an event cites. */
export const verify: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, [Permission.ProjectionRead, Permission.EvidenceRead], async (session) => {
    const { out } = invocation;
    const cited = await citedBy(session.instance.store.readAll(0n));
    let problems = 0;
    for await (const problem of storeOf(session).verify(cited)) {
      problems++;
      if (out.json) out.data(problem);
      else out.line(described(problem));
    }
    let files = 0;
    for await (const _ of storeOf(session).list()) files++;
    if (out.json) out.data({ files, cited: cited.size, problems });
    else
      out.note({
        zh: `${files} 个文件，${cited.size} 个被引用，${problems} 处问题。`,
        en: `${files} files, ${cited.size} cited, ${problems} problems.`,
      });
    if (problems) throw new ToldFailure();
  });

function described(problem: EvidenceProblem): string {
  switch (problem.problem) {
    case 'damaged':
      return `damaged  ${problem.sha256}  (${problem.actual})`;
    case 'missing':
      return `missing  ${problem.sha256}`;
    case 'stray':
      return `stray    ${problem.path}`;
  }
}

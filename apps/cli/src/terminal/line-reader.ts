import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Answers to questions: typed without echo on a terminal, else the next line of standard input. */
export class SecretReader {
  private piped: AsyncIterator<string> | undefined;

  async ask(question: string): Promise<string> {
    return process.stdin.isTTY ? typed(question) : this.nextLine();
  }

  private async nextLine(): Promise<string> {
    this.piped ??= createInterface({ input: process.stdin, crlfDelay: Infinity })[Symbol.asyncIterator]();
    const next = await this.piped.next();
    return next.done ? '' : next.value;
  }
}

function typed(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve) => {
    terminal.once('SIGINT', () => {
      process.stderr.write('\n');
      process.exit(130);
    });
    terminal.question('', (answer) => {
      terminal.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}

/** The four reproductions behind docs/adr/0002-deciders-not-aggregate-root.md, against the pinned @nestjs/cqrs. */
import { readFileSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import {
  AggregateRoot,
  CommandBus,
  CommandHandler,
  CqrsModule,
  EventBus,
  EventPublisher,
  EventsHandler,
  type ICommandHandler,
  type IEventHandler,
} from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';

class UnitMoved {
  constructor(readonly to: string) {}
}
class UnitLent {
  constructor(readonly to: string) {}
}

class Unit extends AggregateRoot<object> {
  custodian = '县档案馆';

  onUnitMoved(event: UnitMoved): void {
    this.custodian = event.to;
  }
}

/** What a store gives back: the same data, read from JSON. */
const stored = <T>(event: T): T => JSON.parse(JSON.stringify(event)) as T;

class Move {}

@CommandHandler(Move)
class MoveHandler implements ICommandHandler<Move, string> {
  constructor(private readonly publisher: EventPublisher) {}

  execute(): Promise<string> {
    const unit = this.publisher.mergeObjectContext(new Unit());
    unit.apply(new UnitMoved('市档案馆'));
    unit.commit();
    return Promise.resolve('ok');
  }
}

@EventsHandler(UnitMoved)
class HoldingsProjector implements IEventHandler<UnitMoved> {
  handle(): void {
    throw new Error('the disk is full');
  }
}

let modules: TestingModule[] = [];
async function nest(...providers: (new (...args: never[]) => object)[]): Promise<TestingModule> {
  const module = await Test.createTestingModule({ imports: [CqrsModule.forRoot()], providers }).compile();
  modules.push(await module.init());
  return module;
}
afterEach(async () => {
  for (const module of modules) await module.close();
  modules = [];
  jest.restoreAllMocks();
});

it('is the version that the product uses', () => {
  const { version } = JSON.parse(readFileSync(require.resolve('@nestjs/cqrs/package.json'), 'utf8')) as {
    version: string;
  };
  const product = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(version).toBe(product.dependencies['@nestjs/cqrs']);
});

describe('an AggregateRoot', () => {
  it('(1) replays events read back from JSON without changing anything, and says nothing', () => {
    const fresh = new Unit();
    fresh.loadFromHistory([new UnitMoved('市档案馆')]);
    expect(fresh.custodian).toBe('市档案馆');

    const replayed = new Unit();
    replayed.loadFromHistory([stored(new UnitMoved('市档案馆'))]);
    expect(replayed.custodian).toBe('县档案馆');
  });

  it('(2) ignores an event class without a handler of its name, so that renaming a class loses history', () => {
    const unit = new Unit();
    unit.apply(new UnitLent('展览馆'));
    expect(unit.custodian).toBe('县档案馆');

    class CustodyMoved extends UnitMoved {}
    const afterRenaming = new Unit();
    afterRenaming.loadFromHistory([new CustodyMoved('市档案馆')]);
    expect(afterRenaming.custodian).toBe('县档案馆');
  });

  it('(3) drops its events at commit() when it was not merged with a publisher', async () => {
    const module = await nest();
    const published: unknown[] = [];
    module.get(EventBus).subscribe((event) => published.push(event));

    const unit = new Unit();
    unit.apply(new UnitMoved('市档案馆'));
    expect(unit.getUncommittedEvents()).toHaveLength(1);
    unit.commit();
    expect(unit.getUncommittedEvents()).toHaveLength(0);
    expect(published).toEqual([]);

    const merged = module.get(EventPublisher).mergeObjectContext(new Unit());
    merged.apply(new UnitMoved('市档案馆'));
    merged.commit();
    expect(published).toHaveLength(1);
  });
});

describe('the EventBus', () => {
  it('(4) only logs a handler that throws: the awaited command still answers ok', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const module = await nest(MoveHandler, HoldingsProjector);
    await expect(module.get(CommandBus).execute(new Move())).resolves.toBe('ok');
    await new Promise((resolve) => setImmediate(resolve));
    expect(logged).toHaveBeenCalledTimes(1);
  });
});

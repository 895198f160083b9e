import { describeEventStore, testClock } from '@fonds/testing';
import { MemoryEventStore } from './memory-event-store';

describeEventStore('memory', () => Promise.resolve(new MemoryEventStore(testClock)));

export * from './merkle-root';

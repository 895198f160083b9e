export * from './canonical-json';
export * from './civil-date';
export * from './clock';
export * from './decider';
export * from './formation-date';
export * from './normal-date';
export * from './identifier';
export * from './refusal';

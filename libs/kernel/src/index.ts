export * from './canonical-json';
export * from './civil-date';
export * from './clock';
export * from './formation-date';
export * from './identifier';
export * from './refusal';

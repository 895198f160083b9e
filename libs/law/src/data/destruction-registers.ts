import type { DestructionRegister } from '../law.types';
import { cite } from './cite';

/** Who signs a register of destruction, and who supervises it together: the first that is about it (INV-16, INV-17). */
export const DESTRUCTION_REGISTERS: readonly DestructionRegister[] = [
  {
    id: 'accounting',
    name: { zh: '会计档案销毁清册：五人签署，联合监销', en: 'register of accounting archives: five signatures, joint supervision' },
    of: { form: 'accounting' },
    rule: 'INV-17',
    signers: ['unit-head', 'archives-head', 'accounting-head', 'archives-clerk', 'accounting-clerk'],
    supervisors: ['archives', 'accounting'],
    electronic: ['it'],
    basis: cite('O79', '18'),
    mark: 'F',
  },
  {
    id: 'organ',
    name: { zh: '机关档案销毁清册：六人签署', en: 'register of an organ: six signatures' },
    of: { approver: 'organ-head' },
    rule: 'INV-16',
    signers: ['leader-in-charge', 'office-head', 'archives-head', 'business-head', 'archives-clerk', 'business-clerk'],
    supervisors: [],
    electronic: [],
    basis: cite('O13'),
    mark: 'F~',
  },
];

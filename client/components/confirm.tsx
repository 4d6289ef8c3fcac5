import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

/**
 * Asks before something is done: `if (await confirm({ … })) …`.
 * @returns true where the person chose to go on; false for cancel, Escape and closing
 */
export function confirm(question: {
  title: string;
  children: ReactNode;
  confirm: string;
  cancel?: string;
  danger?: boolean;
}): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: question.title,
      children: typeof question.children === 'string' ? <Text>{question.children}</Text> : question.children,
      labels: { confirm: question.confirm, cancel: question.cancel ?? 'Cancel' },
      confirmProps: question.danger ? { color: 'red.9' } : {},
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}

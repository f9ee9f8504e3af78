import { ArrowLeft } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';

/** The way back from one thing to the list it is in, where both do not fit beside each other. */
export function BackToList({ text, onPress }: { readonly text: string; readonly onPress: () => void }) {
  return (
    <Button look="quiet" className="order-back" onPress={onPress} icon={<ArrowLeft aria-hidden="true" />}>
      {text}
    </Button>
  );
}

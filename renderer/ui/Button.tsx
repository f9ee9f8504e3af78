import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  readonly look?: 'plain' | 'go' | 'soft' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large' | 'small';
  /** A small second line, such as the key that does the same. */
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  readonly className?: string;
  /** A second tap at the same place must not do a second thing. */
  readonly guarded?: boolean;
}

/** A button of the design system. */
export function Button({
  look = 'plain',
  size = 'normal',
  hint,
  icon,
  children,
  className = '',
  guarded = false,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(guarded ? { 'data-guarded': '' } : {})}
      className={`button button-${look} button-${size} ${className}`}
    >
      {icon}
      {(children != null || hint != null) && (
        <span className="button-text">
          <span className="button-label">{children}</span>
          {hint != null && (
            <span className="button-hint" aria-hidden="true">
              {hint}
            </span>
          )}
        </span>
      )}
    </AriaButton>
  );
}

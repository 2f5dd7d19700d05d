/** A button with a menu: choices in groups, switches with a tick, keys at the right, menus within menus. */
import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components'
import './menu.css'

export interface Choice {
  readonly id: string
  readonly title: string
  readonly run?: () => void
  /** A key as people read it. */
  readonly keyLabel?: string | null
  /** A tick for a switch that is on; null or left out for what is none. */
  readonly checked?: boolean | null
  readonly enabled?: boolean
  /** Said faintly after the title. */
  readonly note?: string
  /** A menu of its own. */
  readonly groups?: readonly ChoiceGroup[]
}

export interface ChoiceGroup {
  readonly id: string
  /** A heading. Groups without one are named by `name` to screen readers. */
  readonly title?: string
  readonly name?: string
  readonly choices: readonly Choice[]
}

interface MenuButtonProps {
  readonly label: string
  readonly className?: string
  /** Asked for when the menu opens. */
  readonly groups: () => readonly ChoiceGroup[]
  readonly children: ReactNode
  readonly buttonRef?: Ref<HTMLButtonElement>
}

export function MenuButton({ label, className = 'ui-icon', groups, children, buttonRef }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={className} {...(buttonRef === undefined ? {} : { ref: buttonRef })}>
        {children}
      </Button>
      <Popover className="me-popover" placement="bottom start" offset={4}>
        <Groups label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  )
}

function Groups({ label, groups }: { readonly label: string; readonly groups: () => readonly ChoiceGroup[] }) {
  return <ChoiceMenu label={label} groups={groups()} />
}

function ChoiceMenu({ label, groups }: { readonly label: string; readonly groups: readonly ChoiceGroup[] }) {
  const choices = groups.flatMap((group) => group.choices)
  const off = choices.filter((choice) => choice.enabled === false).map((choice) => choice.id)
  return (
    <Menu
      aria-label={label}
      className="me-menu ui-scroll"
      disabledKeys={off}
      onAction={(key) => choices.find((choice) => choice.id === key)?.run?.()}
    >
      {groups.flatMap((group, at) => [
        at > 0 && group.title === undefined ? <Separator key={`${group.id} line`} className="me-line" /> : null,
        <ChoiceSection key={group.id} group={group} />,
      ])}
    </Menu>
  )
}

function ChoiceSection({ group }: { readonly group: ChoiceGroup }) {
  const switches = group.choices.some((choice) => typeof choice.checked === 'boolean')
  const on = group.choices.filter((choice) => choice.checked).map((choice) => choice.id)
  return (
    <MenuSection
      {...(group.title === undefined ? { 'aria-label': group.name ?? group.id } : {})}
      {...(switches ? { selectionMode: 'multiple' as const, selectedKeys: on } : {})}
    >
      {group.title === undefined ? null : <Header className="me-header">{group.title}</Header>}
      {group.choices.map((choice) =>
        choice.groups === undefined ? (
          <Item key={choice.id} choice={choice} />
        ) : (
          <SubmenuTrigger key={choice.id}>
            <Item choice={choice} />
            <Popover className="me-popover" offset={-2}>
              <ChoiceMenu label={choice.title} groups={choice.groups} />
            </Popover>
          </SubmenuTrigger>
        ),
      )}
    </MenuSection>
  )
}

function Item({ choice }: { readonly choice: Choice }) {
  return (
    <MenuItem id={choice.id} textValue={choice.title} className="me-item">
      <span className="me-tick">{choice.checked ? <Check aria-hidden size={14} strokeWidth={2} /> : null}</span>
      <span className="me-title">{choice.title}</span>
      {choice.note === undefined ? null : <span className="me-note">{choice.note}</span>}
      {choice.keyLabel ? <kbd className="ui-key">{choice.keyLabel}</kbd> : null}
      {choice.groups === undefined ? null : <ChevronRight aria-hidden size={14} strokeWidth={1.75} />}
    </MenuItem>
  )
}

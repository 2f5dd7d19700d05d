import { Menu as MenuIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type Command, commands, isEnabled, keyOf, menuNames, platformOf } from '../commands.ts'
import { keyLabel } from '../keys.ts'
import { type App, getApp } from '../store.ts'
import { type Choice, type ChoiceGroup, MenuButton } from '../ui/Menu.tsx'

/** The menu bar of a page that has no system menu, behind one button; F10 opens it. */
export function MainMenu() {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F10' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      button.current?.focus()
      button.current?.click()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <MenuButton label="Menu" groups={() => menuGroups(getApp())} buttonRef={button}>
      <MenuIcon aria-hidden />
    </MenuButton>
  )
}

function menuGroups(app: App): readonly ChoiceGroup[] {
  const choices = menuNames.flatMap((menu): Choice[] => {
    const members = commands.filter((command) => command.menu === menu)
    const groups = [...new Set(members.map((command) => command.group))].map((group) => ({
      id: `${menu} ${group}`,
      name: menu,
      choices: members.filter((command) => command.group === group).map((command) => choiceOf(command, app)),
    }))
    return groups.length === 0 ? [] : [{ id: menu, title: menu, groups }]
  })
  return [{ id: 'menus', name: 'Menus', choices }]
}

function choiceOf(command: Command, app: App): Choice {
  const key = keyOf(command, app)
  return {
    id: command.id,
    title: command.title,
    run: () => void command.run(),
    keyLabel: key === null ? null : keyLabel(key, platformOf(app)),
    checked: command.checked?.(app) ?? null,
    enabled: isEnabled(command, app),
  }
}

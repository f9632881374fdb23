import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { State } from '../api/client.ts';
import { api, asFailure } from '../api/http.ts';
import { Problem } from '../components/form-parts.tsx';
import { Gate } from '../components/gate.tsx';

/** The rules as the box has them, said before they are broken. */
const rules = (shortest: number, name: string, password: string, again: string) => [
  { text: `At least ${shortest} characters; a few words in a row are good`, kept: [...password].length >= shortest },
  {
    text: 'Not your name, and not one sign over and over',
    kept:
      password.length > 0 &&
      new Set(password).size > 4 &&
      (name.length < 3 || !password.toLowerCase().includes(name.toLowerCase())),
  },
  { text: 'Entered twice the same', kept: password.length > 0 && password === again },
];

/** Once in the life of a box: whoever sets it up becomes its administrator. */
export function FirstRunPage({ state, done }: { state: State; done: () => void }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const checked = rules(state.shortestPassword, name.trim(), password, again);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const broken = checked.find(({ kept }) => !kept);
    if (name.trim().length < 2) return setProblem('Please enter your name, two letters or more.');
    if (state.needsCode && code.trim() === '') return setProblem('Please enter the set-up code.');
    if (broken) return setProblem(`The password does not keep this rule yet: ${broken.text}.`);
    setBusy(true);
    setProblem(null);
    const given = { name: name.trim(), password, ...(state.needsCode && { code }) };
    api.createAdministrator(given).then(done, (error: unknown) => {
      const failure = asFailure(error);
      setBusy(false);
      if (failure.code === 'NOT_FIRST_RUN') done();
      else setProblem(failure.message);
    });
  };

  return (
    <Gate title="Set up this box" practice={state.practice.name}>
      <Text c="dimmed" mb="md">
        You become its administrator. Choose a name to log in with and a password that only you know.
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Problem text={problem} />
          {state.needsCode && (
            <TextInput
              label="Set-up code"
              description="The box says it when it starts: sudo journalctl -u nightbell -g set-up"
              name="set-up-code"
              autoComplete="off"
              size="md"
              required
              withAsterisk={false}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          <TextInput
            label="Name"
            name="username"
            autoComplete="username"
            size="md"
            required
            withAsterisk={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="new-password"
            autoComplete="new-password"
            size="md"
            required
            withAsterisk={false}
            aria-describedby="password-rules"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          />
          <PasswordInput
            label="Password again"
            name="new-password-again"
            autoComplete="new-password"
            size="md"
            required
            withAsterisk={false}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password that was entered again', tabIndex: 0 }}
          />
          <ul id="password-rules" className="nb-rules">
            {checked.map(({ text, kept }) => (
              <li key={text} data-kept={kept || undefined}>
                {kept ? <IconCircleCheck size={22} aria-hidden /> : <IconCircleDashed size={22} aria-hidden />}
                <span>
                  {text}
                  <span className="nb-hidden">{kept ? ' (kept)' : ' (not yet)'}</span>
                </span>
              </li>
            ))}
          </ul>
          <Button type="submit" size="md" fullWidth loading={busy}>
            Create the administrator
          </Button>
        </Stack>
      </form>
    </Gate>
  );
}

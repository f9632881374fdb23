import { execFile } from 'node:child_process';
import http from 'node:http';
import { promisify } from 'node:util';

/** The npm registry that this machine is set up to use, without a slash at the end. */
export async function npmRegistry(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const set = env.npm_config_registry ?? (await promisify(execFile)('npm', ['config', 'get', 'registry'])).stdout;
  const address = set.trim().replace(/\/+$/, '');
  if (!/^https?:\/\//.test(address)) throw new Error('npm config get registry gave no address');
  return address;
}

/** Where a registry keeps the tarball of `name@version`. */
export function tarballUrl(registry: string, spec: string): string {
  const at = spec.lastIndexOf('@');
  const name = spec.slice(0, at);
  return `${registry}/${name}/-/${name.split('/').pop()}-${spec.slice(at + 1)}.tgz`;
}

/** Makes this process' requests go through the proxy that the environment names. true when there is one. */
export function useProxyOfEnvironment(env: NodeJS.ProcessEnv = process.env): boolean {
  const named = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => env[name]);
  // In Node since 24.14; its types are not there yet.
  if (named) (http as unknown as { setGlobalProxyFromEnv?: () => void }).setGlobalProxyFromEnv?.();
  return named;
}

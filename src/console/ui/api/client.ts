// @ts-nocheck
/* Made from the API's OpenAPI document by src/console/client.ts. Do not edit: run that file. */
// biome-ignore-all lint: made by a program
// biome-ignore-all format: made by a program
// biome-ignore-all assist: made by a program
export interface Call {
  id: string;
  /** When it rang. ISO 8601, UTC. */
  startedAt: string;
  /** When it was answered. ISO 8601, UTC. */
  answeredAt: string | null;
  /** When it ended. ISO 8601, UTC. */
  endedAt: string | null;
  /** E.164. */
  callerNumber: string | null;
  lang: "en" | "es";
  /** emergency, urgent, semi_urgent, routine, or unclear. */
  tier: string;
  crisis: boolean;
  intent: string | null;
  protocol: string;
  outcome:
    | "in-progress"
    | "completed"
    | "caller-hung-up"
    | "handed-over"
    | "failed-over"
    | "lost";
}

export interface Turn {
  id: string;
  callId: string;
  /** When it was said. ISO 8601, UTC. */
  at: string;
  speaker: "caller" | "nightbell" | "clinician";
  text: string;
  lang: "en" | "es";
  prompt: string | null;
  /** false: cut off before its end. */
  complete: boolean;
}

export interface Fact {
  callId: string;
  name: string;
  value: string;
  /** The caller agreed when it was read back. */
  confirmed: boolean;
  turnId: string | null;
  /** When it was heard. ISO 8601, UTC. */
  at: string;
}

export interface Disposition {
  id: string;
  callId: string;
  turnId: string | null;
  /** When it was judged. ISO 8601, UTC. */
  at: string;
  /** emergency, urgent, semi_urgent, routine, or unclear. */
  tier: string;
  crisis: boolean;
  flags: {
    concept: string;
    words: string;
    /** emergency, urgent, semi_urgent, routine, or unclear. */
    tier: string;
  }[];
  protocol: string;
}

export interface Page {
  id: string;
  callId: string;
  personId: string;
  personName: string | null;
  step: number;
  /** When it began to ring. ISO 8601, UTC. */
  startedAt: string;
  /** When it ended. ISO 8601, UTC. */
  endedAt: string | null;
  outcome:
    | "ringing"
    | "busy"
    | "no-answer"
    | "rejected"
    | "unreachable"
    | "no-key"
    | "wrong-pin"
    | "passed-on"
    | "hung-up"
    | "cancelled"
    | "acknowledged";
  choice: "connected" | "calls-back" | null;
}

export interface Message {
  id: string;
  callId: string;
  /** When it was taken. ISO 8601, UTC. */
  at: string;
  queue: string;
  /** emergency, urgent, semi_urgent, routine, or unclear. */
  tier: string;
  state: "open" | "done";
  doneBy: string | null;
  /** When it was marked done. ISO 8601, UTC. */
  doneAt: string | null;
}

export interface InboxMessage {
  id: string;
  callId: string;
  /** When it was taken. ISO 8601, UTC. */
  at: string;
  queue: string;
  /** emergency, urgent, semi_urgent, routine, or unclear. */
  tier: string;
  state: "open" | "done";
  doneBy: string | null;
  /** When it was marked done. ISO 8601, UTC. */
  doneAt: string | null;
  name: string | null;
  /** ISO 8601 date. */
  dob: string | null;
  /** E.164. */
  phone: string | null;
  reason: string | null;
  lang: string;
  doneByName: string | null;
}

export interface CallRecord {
  call: Call;
  turns: Turn[];
  facts: Fact[];
  dispositions: Disposition[];
  pages: Page[];
  messages: Message[];
}

export interface Person {
  id: string;
  name: string;
  role: string;
  phone: string;
  hasPin: boolean;
}

export interface OnCall {
  primary: Person;
  backup: Person;
  /** The next hand-over that is known. ISO 8601, UTC. */
  until: string | null;
  by: "swap" | "rota" | "otherwise" | "nobody-named";
  ladder: {
    afterMinutes: number;
    role: string;
    person: Person | null;
  }[];
  people: Person[];
}

export interface Box {
  state: "well" | "warning" | "down";
  parts: {
    id:
      | "asterisk"
      | "speech"
      | "models"
      | "store"
      | "disk"
      | "people"
      | "practice";
    state: "well" | "warning" | "down";
    detail: string;
  }[];
  disk: {
    freeBytes: number;
    totalBytes: number;
  };
  version: string;
  /** When the program started. ISO 8601, UTC. */
  startedAt: string;
}

/** What every page shows, as far as the user may see it. No patient data. */
export interface Overview {
  live: {
    id: string;
    /** When it rang. ISO 8601, UTC. */
    startedAt: string;
    /** emergency, urgent, semi_urgent, routine, or unclear. */
    tier: string;
    crisis: boolean;
  }[];
  openMessages: number;
  box: "well" | "warning" | "down" | null;
}

export interface Session {
  user: {
    id: string;
    name: string;
    role: "administrator" | "clinician" | "front-desk" | "auditor";
    personId: string | null;
  };
  permissions: (
    | "calls.read"
    | "messages.read"
    | "messages.write"
    | "on-call.read"
    | "pin.set-own"
    | "pin.set-any"
    | "box.read"
  )[];
}

export interface State {
  state: "first-run" | "ready";
  practice: {
    name: string;
    timeZone: string;
  };
  shortestPassword: number;
  /** First run asks for the set-up code. */
  needsCode: boolean;
  session: Session | null;
}

/** Why it was refused, in words for a person. */
export interface Refusal {
  code:
    | "INPUT_INVALID"
    | "NOT_LOGGED_IN"
    | "WRONG_PASSWORD"
    | "NOT_ALLOWED"
    | "OTHER_SITE"
    | "NOT_FOUND"
    | "SETUP_CODE_WRONG"
    | "NOT_FIRST_RUN"
    | "NAME_REFUSED"
    | "PASSWORD_REFUSED"
    | "PIN_REFUSED"
    | "TOO_MANY"
    | "FAILED"
    | "TOO_MANY_WATCHERS";
  message: string;
}

export type QueryParamsType = Record<string | number, any>;
export type ResponseFormat = keyof Omit<Body, "body" | "bodyUsed">;

export interface FullRequestParams extends Omit<RequestInit, "body"> {
  /** set parameter to `true` for call `securityWorker` for this request */
  secure?: boolean;
  /** request path */
  path: string;
  /** content type of request body */
  type?: ContentType;
  /** query params */
  query?: QueryParamsType;
  /** format of response (i.e. response.json() -> format: "json") */
  format?: ResponseFormat;
  /** request body */
  body?: unknown;
  /** base url */
  baseUrl?: string;
  /** request cancellation token */
  cancelToken?: CancelToken;
}

export type RequestParams = Omit<
  FullRequestParams,
  "body" | "method" | "query" | "path"
>;

export interface ApiConfig<SecurityDataType = unknown> {
  baseUrl?: string;
  baseApiParams?: Omit<RequestParams, "baseUrl" | "cancelToken" | "signal">;
  securityWorker?: (
    securityData: SecurityDataType | null,
  ) => Promise<RequestParams | void> | RequestParams | void;
  customFetch?: typeof fetch;
}

export interface HttpResponse<D extends unknown, E extends unknown = unknown>
  extends Response {
  data: D;
  error: E;
}

type CancelToken = Symbol | string | number;

export enum ContentType {
  Json = "application/json",
  JsonApi = "application/vnd.api+json",
  FormData = "multipart/form-data",
  UrlEncoded = "application/x-www-form-urlencoded",
  Text = "text/plain",
}

export class HttpClient<SecurityDataType = unknown> {
  public baseUrl: string = "";
  private securityData: SecurityDataType | null = null;
  private securityWorker?: ApiConfig<SecurityDataType>["securityWorker"];
  private abortControllers = new Map<CancelToken, AbortController>();
  private customFetch = (...fetchParams: Parameters<typeof fetch>) =>
    fetch(...fetchParams);

  private baseApiParams: RequestParams = {
    credentials: "same-origin",
    headers: {},
    redirect: "follow",
    referrerPolicy: "no-referrer",
  };

  constructor(apiConfig: ApiConfig<SecurityDataType> = {}) {
    Object.assign(this, apiConfig);
  }

  public setSecurityData = (data: SecurityDataType | null) => {
    this.securityData = data;
  };

  protected encodeQueryParam(key: string, value: any) {
    const encodedKey = encodeURIComponent(key);
    return `${encodedKey}=${encodeURIComponent(typeof value === "number" ? value : `${value}`)}`;
  }

  protected addQueryParam(query: QueryParamsType, key: string) {
    return this.encodeQueryParam(key, query[key]);
  }

  protected addArrayQueryParam(query: QueryParamsType, key: string) {
    const value = query[key];
    return value.map((v: any) => this.encodeQueryParam(key, v)).join("&");
  }

  protected toQueryString(rawQuery?: QueryParamsType): string {
    const query = rawQuery || {};
    const keys = Object.keys(query).filter(
      (key) => "undefined" !== typeof query[key],
    );
    return keys
      .map((key) =>
        Array.isArray(query[key])
          ? this.addArrayQueryParam(query, key)
          : this.addQueryParam(query, key),
      )
      .join("&");
  }

  protected addQueryParams(rawQuery?: QueryParamsType): string {
    const queryString = this.toQueryString(rawQuery);
    return queryString ? `?${queryString}` : "";
  }

  private contentFormatters: Record<ContentType, (input: any) => any> = {
    [ContentType.Json]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    [ContentType.JsonApi]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    [ContentType.Text]: (input: any) =>
      input !== null && typeof input !== "string"
        ? JSON.stringify(input)
        : input,
    [ContentType.FormData]: (input: any) => {
      if (input instanceof FormData) {
        return input;
      }

      return Object.keys(input || {}).reduce((formData, key) => {
        const property = input[key];
        formData.append(
          key,
          property instanceof Blob
            ? property
            : typeof property === "object" && property !== null
              ? JSON.stringify(property)
              : `${property}`,
        );
        return formData;
      }, new FormData());
    },
    [ContentType.UrlEncoded]: (input: any) => this.toQueryString(input),
  };

  protected mergeRequestParams(
    params1: RequestParams,
    params2?: RequestParams,
  ): RequestParams {
    return {
      ...this.baseApiParams,
      ...params1,
      ...(params2 || {}),
      headers: {
        ...(this.baseApiParams.headers || {}),
        ...(params1.headers || {}),
        ...((params2 && params2.headers) || {}),
      },
    };
  }

  protected createAbortSignal = (
    cancelToken: CancelToken,
  ): AbortSignal | undefined => {
    if (this.abortControllers.has(cancelToken)) {
      const abortController = this.abortControllers.get(cancelToken);
      if (abortController) {
        return abortController.signal;
      }
      return void 0;
    }

    const abortController = new AbortController();
    this.abortControllers.set(cancelToken, abortController);
    return abortController.signal;
  };

  public abortRequest = (cancelToken: CancelToken) => {
    const abortController = this.abortControllers.get(cancelToken);

    if (abortController) {
      abortController.abort();
      this.abortControllers.delete(cancelToken);
    }
  };

  public request = async <T = any, E = any>({
    body,
    secure,
    path,
    type,
    query,
    format,
    baseUrl,
    cancelToken,
    ...params
  }: FullRequestParams): Promise<T> => {
    const secureParams =
      ((typeof secure === "boolean" ? secure : this.baseApiParams.secure) &&
        this.securityWorker &&
        (await this.securityWorker(this.securityData))) ||
      {};
    const requestParams = this.mergeRequestParams(params, secureParams);
    const queryString = query && this.toQueryString(query);
    const payloadFormatter = this.contentFormatters[type || ContentType.Json];
    const responseFormat = format || requestParams.format;

    return this.customFetch(
      `${baseUrl || this.baseUrl || ""}${path}${queryString ? `?${queryString}` : ""}`,
      {
        ...requestParams,
        headers: {
          ...(requestParams.headers || {}),
          ...(type && type !== ContentType.FormData
            ? { "Content-Type": type }
            : {}),
        },
        signal:
          (cancelToken
            ? this.createAbortSignal(cancelToken)
            : requestParams.signal) || null,
        body:
          typeof body === "undefined" || body === null
            ? null
            : payloadFormatter(body),
      },
    ).then(async (response) => {
      const r = response as HttpResponse<T, E>;
      r.data = null as unknown as T;
      r.error = null as unknown as E;

      const responseToParse = responseFormat ? response.clone() : response;
      const data = !responseFormat
        ? r
        : await responseToParse[responseFormat]()
            .then((data) => {
              if (r.ok) {
                r.data = data;
              } else {
                r.error = data;
              }
              return r;
            })
            .catch((e) => {
              r.error = e;
              return r;
            });

      if (cancelToken) {
        this.abortControllers.delete(cancelToken);
      }

      if (!response.ok) throw data;
      return data.data;
    });
  };
}

/**
 * @title Nightbell console
 * @version 0
 *
 * What the pages of the console ask of the box.
 */
export class Api<SecurityDataType extends unknown> {
  http: HttpClient<SecurityDataType>;

  constructor(http: HttpClient<SecurityDataType>) {
    this.http = http;
  }

  api = {
    /**
     * No description
     *
     * @tags access
     * @name GetState
     * @request GET:/api/state
     */
    getState: (params: RequestParams = {}) =>
      this.http.request<State, any>({
        path: `/api/state`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags access
     * @name CreateAdministrator
     * @request POST:/api/first-run
     */
    createAdministrator: (
      data: {
        /**
         * @minLength 2
         * @maxLength 80
         */
        name: string;
        /** @maxLength 256 */
        password: string;
        /** @maxLength 40 */
        code?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Session, Refusal>({
        path: `/api/first-run`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags access
     * @name Login
     * @request POST:/api/login
     */
    login: (
      data: {
        /** @maxLength 80 */
        name: string;
        /** @maxLength 256 */
        password: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Session, Refusal>({
        path: `/api/login`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags access
     * @name Logout
     * @request POST:/api/logout
     */
    logout: (params: RequestParams = {}) =>
      this.http.request<void, Refusal>({
        path: `/api/logout`,
        method: "POST",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calls
     * @name ListCalls
     * @request GET:/api/calls
     */
    listCalls: (
      query?: {
        /**
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        before?: string;
        /**
         * @min 1
         * @max 100
         * @default 30
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          calls: Call[];
          /** There are older ones: ask again with the last id as `before`. */
          more: boolean;
        },
        Refusal
      >({
        path: `/api/calls`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calls
     * @name GetCall
     * @request GET:/api/calls/{id}
     */
    getCall: (id: string, params: RequestParams = {}) =>
      this.http.request<CallRecord, Refusal>({
        path: `/api/calls/${id}`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags messages
     * @name ListMessages
     * @request GET:/api/messages
     */
    listMessages: (
      query: {
        state: "open" | "done";
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          messages: InboxMessage[];
        },
        Refusal
      >({
        path: `/api/messages`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags messages
     * @name SetMessageState
     * @request PUT:/api/messages/{id}/state
     */
    setMessageState: (
      id: string,
      data: {
        state: "open" | "done";
      },
      params: RequestParams = {},
    ) =>
      this.http.request<InboxMessage, Refusal>({
        path: `/api/messages/${id}/state`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags on call
     * @name GetOnCall
     * @request GET:/api/on-call
     */
    getOnCall: (params: RequestParams = {}) =>
      this.http.request<OnCall, Refusal>({
        path: `/api/on-call`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags on call
     * @name SetPin
     * @request PUT:/api/people/{id}/pin
     */
    setPin: (
      id: string,
      data: {
        /**
         * 4 to 8 digits.
         * @pattern ^[0-9]{4,8}$
         */
        pin: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<void, Refusal>({
        path: `/api/people/${id}/pin`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * No description
     *
     * @tags box
     * @name GetBox
     * @request GET:/api/box
     */
    getBox: (params: RequestParams = {}) =>
      this.http.request<Box, Refusal>({
        path: `/api/box`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags box
     * @name GetOverview
     * @request GET:/api/overview
     */
    getOverview: (params: RequestParams = {}) =>
      this.http.request<Overview, Refusal>({
        path: `/api/overview`,
        method: "GET",
        format: "json",
        ...params,
      }),
  };
}

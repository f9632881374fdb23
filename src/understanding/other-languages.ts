/**
 * The commonest words of languages that callers speak and the box does not, without accents and as an English or Spanish recogniser writes
 * them. What is also a common English or Spanish word is left out.
 */
export const OTHER_LANGUAGES: Record<string, string> = {
  French:
    'bonjour bonsoir je comprends comprend anglais votre quoi ne quel quelle jai suis vous nous avec pas mon besoin parle parlez francais une rendez docteur cest est oui merci sil plait mal pour mes dans elle fait peux voudrais',
  Portuguese:
    'ola nao entendo desculpe ingles medico consigo posso quero voces sou chamo voce preciso uma obrigado obrigada estou tenho minha meu falar com portugues bom boa tarde sim fazer muito doi meus',
  'Haitian Creole': 'bonjou mwen bezwen pale kreyol dokte pou gen fe souple mesi ou kijan pitit randevou',
  Italian:
    'capisco non inglese scusi buongiorno sono bisogno parlo italiano grazie prego della vorrei dottore appuntamento parlare ho male',
  German:
    'ich verstehe kein englisch entschuldigung habe nicht bitte guten und brauche sprechen arzt termin danke deutsch mein ist einen schmerzen',
  Polish: 'dzien dobry jestem potrzebuje nie mam lekarz prosze mowie polsku wizyte dziekuje boli jest chce',
  Russian:
    'zdravstvuyte zdravstvuite privet menya nuzhen nuzhno vrach russki pozhaluysta spasibo ochen bolit govorite zapisatsya',
  Vietnamese: 'xin chao toi bac khong duoc noi tieng viet muon hen dau cam kham benh',
  Tagalog: 'ako opo kailangan hindi kumusta doktor ang masakit salamat pwede ninyo nang magpa gusto',
  Mandarin: 'nihao hao woyao yisheng zhongwen xiexie yuyue wode bushi shuo putonghua qing wen',
  Arabic: 'salam salaam alaikum arabi shukran tabib mumkin uridu maweid atakallam marhaba',
  Hindi: 'namaste mujhe nahi chahiye mera meri mein hoon kripya bukhar hindi dard daktar',
  Korean: 'annyeonghaseyo yeoboseyo hangugeo byeongwon juseyo yeyak',
  Japanese: 'konnichiwa moshimoshi moshi nihongo onegaishimasu yoyaku sumimasen',
  Somali: 'waxaan rabaa dhakhtar soomaali fadlan mahadsanid ayaan',
};

/** Greetings that tell by themselves. */
export const OTHER_GREETINGS =
  /^(?:bonjour|bonsoir|bonjou|ni hao|nihao|namaste|konnichiwa|moshi moshi|annyeong\w*|yeoboseyo|zdravstvu\w+|privet|xin chao|dzien dobry|guten (?:tag|morgen)|buongiorno|sala+m(?: alaikum)?|as+ala+mu? alaikum|kumusta)\b/;

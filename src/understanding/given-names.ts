import { MORE_GIVEN } from './more-given-names.ts';

/**
 * Given names that are common in the United States, in English and Spanish, folded. They tell which of two words is the surname ("novak, filip")
 * and that a lone word is a name at all; what is not here is a name all the same.
 */
const GIVEN = new Set(
  `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven stephen paul andrew joshua kenneth
  kevin brian bryan george edward ronald timothy jason jeffrey geoffrey ryan jacob gary nicholas eric erik jonathan jon larry justin scott brandon benjamin samuel
  gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter pieter kyle noah ethan jeremy walter christian
  keith roger terry austin sean shaun gerald carl karl harold dylan arthur lawrence jordan jesse bruce billy gabriel joe logan alan allan juan albert willie elijah
  wayne randy vincent mason roy ralph bobby russell bradley philip phillip filip eugene gene stanley leonard otto oscar victor marcus malik deshawn jamal tyrone
  wendell morton gordon clive ellis hollis quincy blake carter joy rocco ludwig octavio noel tom tim jim bob bill dan dave mike steve rob ron ken greg matt
  tony andy josh nick ben sam alex ted ed eddie max leo luke owen caleb isaac lucas liam mason evan ian colin connor cole wyatt hunter julian miles theo theodore
  simon martin marvin norman warren glenn glen lloyd floyd clyde cecil earl ernest ernie herbert howard hugh ivan irving lester leon lewis louis luther
  melvin milton morris nathaniel neil oliver perry preston reginald rodney ruben rufus sidney spencer stuart stewart sterling trevor vernon virgil wallace
  wesley abdul ahmed ali amir arjun omar mohammed muhammad hassan ibrahim yusuf rajesh ravi sanjay vijay wei jin min hiroshi kenji
  tobias shane xavier hank bernard bertram boyd brad brent brett byron calvin carlton cedric chad chester clark clay clayton clifford clifton clint cody cory curtis cyrus dale damon darrell darren darryl daryl derek derrick desmond
  devin dexter dominic don donnie doug drew duane dustin dwayne dwight earnest edgar edmund edwin elliot elliott elmer emmett ervin everett felix ferdinand forrest francis franklin fred freddie frederick garrett garry gavin geoff gilbert
  grady graham harley harold harrison harry harvey horace ira irvin isaiah ishmael israel jackson jake jarvis jay jed jerome jermaine jonah julius kareem kelvin kendall kent kirk kurt kwame lamar lance landon lane laurence leland leo leroy levi lincoln lonnie loren lowell
  lyle mack malcolm marlon marshall maurice merle micah mitchell nate nigel orville otis percy phil quentin ramsey randall randolph reed reggie rex rhys rick riley roderick roland ronnie rory ross rowan royce rudy rupert russ sammy seth sherman silas stefan sylvester terrance terrence thaddeus toby todd travis troy
  vance vaughn vince wade warner wendel wilbur wilfred willard winston woodrow zach zachariah roscoe tillman bart bartholomew anton boris dmitri sergei pavel stanislav
  will mark grant chase drew rich guy chip buddy sonny rusty dusty colt gunnar trent troy wes zane brock brody bryce bryson cade caden carson chandler chet colby dallas darius davis deandre demetrius denver dominick donovan
  emanuel enzo ezekiel ezra finn gage giovanni griffin harris holden huck jace jaden jalen jared jarred jayden jefferson jett josiah kaden keegan keenan killian kobe kofi lachlan leif liem lamont macon marquis maverick mekhi minh
  mohamed nico nolan omari orion parker pierce quinn quoc ramon raphael reese rhett rico roger rolando ronan samir santino shawn shea silvio sven tariq tate thad thanh titus trace tremaine trenton trey tristan tucker tung tuan vaughan vito wiley winfred yosef yousef zachery zion
  mary patricia jennifer linda elizabeth barbara susan jessica sarah sara karen lisa nancy betty sandra margaret marguerite ashley kimberly emily donna michelle carol
  amanda melissa deborah debra stephanie dorothy rebecca sharon laura cynthia amy kathleen kathryn katherine catherine kathy angela shirley brenda emma anna ana pamela nicole
  samantha katie christine helen debbie rachel carolyn janet maria olivia heather diane julie joyce victoria ruth virginia lauren kelly christina joan
  evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa theresa gloria sara janice ann anne anna kathy sophia frances jean judy abigail
  alice julia grace denise amber doris marilyn danielle beverly isabella diana brittany natalie charlotte marie kayla alexis lori tamsin lucille sinead delia
  elspeth cora erin yvette gabrielle gloria ida priscilla zuri anneliese aoife abby una rose harriet fiona beatrix siobhan xiomara estelle luz thuy ngozi
  alison allison allyson leigh lee lucy lily ella ava mia zoe chloe claire clare clara eleanor elena ellen eloise erica faith felicia gail gwen hazel hope ingrid irene
  iris ivy jade jane jenny jill joanna joanne jodi josephine joyce june kate kim kristen kristin latoya leah lena leslie loretta louise lydia mabel mae maggie
  marcia margie marjorie marlene maureen maxine mildred miriam molly monica muriel myrtle nadine naomi nina nora norma paige pam paula pauline pearl peggy
  penny phyllis rhonda roberta robin rosalie rosemary roxanne ruby sally serena sheila shelby shannon sheryl stacy stella sue sylvia tabitha tamara tammy tanya tara tiffany tina
  tracy vanessa vera veronica vivian wanda wendy whitney wilma winifred yolanda yvonne aisha fatima priya mei yuki
  bernice lakeisha latisha keisha tamika shanice ebony imani kendra lottie opal pearlie peg polly portia prudence rena rita robyn rochelle ronda rosalind rosetta roslyn rowena roxie sabrina sadie selena shari shawna sherri sherry simone skylar sonja sonya stacey suzanne sybil
  tabatha tasha terri thelma tisha toni tonya tracey trina trisha trudy velma verna vicki vicky violet wendi willa winnie xenia yasmin zelda zora addie adele agatha agnes aileen aimee alana alberta alexa alexandra alina alisha alyssa angel angelina angie anita annette annie april arlene ashlee audrey autumn belinda bella bertha bessie
  beth bethany betsy bettie beulah bianca billie bonnie brandi brandy bridget brooke camille candace candice carla carmela carole carrie casey cassandra cassie celeste celia charlene chelsea cherie cherry chrissy christa christy cindy claudette colleen connie constance corinne courtney crystal daisy dana daphne darlene dawn deanna dee deidre deirdre desiree dianna dianne
  dixie dolly dora doreen dottie edith edna effie eileen elaine elise eliza ella elma eloisa elsa elsie erma essie ethel eunice evangeline evelyn fannie fay faye felicity fern florence fran frances francine freda frieda geneva genevieve georgia geraldine gertrude gina ginger gladys glenda goldie greta gwendolyn hattie helena henrietta hilda ida ila ilene imogene
  inez irma jackie jaime jami jana janelle janie janis jasmine jeanette jeanne jeannie jenna jennie jeri jeannine jocelyn jodie jody johanna josie juana june justine kaitlyn kara kari karla kate katelyn katrina kaye kelli kellie kelsey kendall kerry kerri krista kristi kristy lacey lana latasha laurel laurie laverne leann leanne leila lela leola leona leta lettie lila lillian lillie
  linh lorena lorene lorna lorraine lottie louella lucinda lucretia luella lula lydia lynda lynette lynn lynne mable mandy marcella mariah marian mariana marianne maribel marina marion marisa marissa marla marta maryann mattie maude mavis maya mayra mercy meredith merle michele mindy minerva minnie missy misty mollie mona nadia nan nanette natalia natasha nell nellie nettie nichole nikki nita noelle
  nona noreen oletha ollie opal ora orla patsy patti patty petra phoebe
  carlos luis jorge miguel pedro francisco javier rafael antonio manuel alejandro fernando ricardo eduardo sergio hector raul ramon roberto arturo enrique
  alberto alfredo andres angel armando aurelio benito cesar cristian diego emiliano emilio ernesto esteban evaristo felipe felix fermin fidel gerardo gilberto gonzalo
  gregorio guillermo gustavo hilario horacio hugo ignacio isidro jaime jesus joaquin julio leonel leopoldo lorenzo marco marcos mario mateo mauricio maximo moises
  nestor nicolas orlando oswaldo pablo ramiro reinaldo reynaldo rodolfo rodrigo rogelio rolando salvador santiago saul sebastian silverio tomas ulises
  valentin vicente wilmer wilson yahir adolfo agustin alonso alvaro efrain elias
  fermin gil gilberto heriberto hernan humberto isaias jacinto joaquin jonas josue lazaro leandro leobardo lucio macario marcelino mariano melquiades modesto nicanor noe octaviano pancho pascual placido porfirio primitivo quirino refugio remigio roque rosendo ruperto sabino santos saturnino severo tadeo teodoro tiburcio toribio uriel urbano venancio wenceslao zacarias zeferino bruno
  guadalupe juana margarita rosa carmen chabela petra eulalia hortensia eugenia fidelia filomena flor florencia francisca gregoria herlinda hilaria ifigenia imelda inocencia jacinta jimena lucila luz manuela maritza mirna natividad nohemi otilia patrocinio petrona ramona remedios rita romelia rosalba rosalia rosalinda ruperta sagrario salome sara sarai severina tomasa trinidad ursula yanet yolotzin zenaida adriana alejandra alicia alma amalia amparo aracely araceli aida abril beatriz blanca carla carolina catalina cecilia claudia
  concepcion consuelo cristina dayana dolores elisa elvira esmeralda esperanza estela ester esther eva fabiola gabriela genoveva graciela gladys guillermina
  ines irma isabel itzel ivonne jazmin josefina juanita karina leonor leticia lidia liliana lorena lourdes lucia luisa lupe magdalena marcela maribel maricela marisol
  marta matilde mayra mercedes mireya miriam monica nayeli noemi norma ofelia olga paloma patricia paulina perla pilar raquel rebeca refugio reina rocio rosario rosaura
  silvia socorro soledad sofia sonia susana tere valentina valeria veronica virginia viviana ximena yadira yesenia yolanda zoila`.split(
    /\s+/,
  ),
);

/** Whether a folded word is a common given name. */
export const isGiven = (word: string): boolean => GIVEN.has(word) || MORE.has(word);

const MORE = new Set(MORE_GIVEN.split(/\s+/));

/** Given names that are surnames as often: beside another given name they are the surname. */
const SURNAME_TOO = new Set(
  `carter blake mason hunter spencer preston wallace martin lewis quincy ellis hollis stewart stuart parker jordan taylor logan tyler cole allan allen marcus martha lee leigh grant
  cameron bradley morgan rosario luz mercedes leon guillermo lorenzo salvador alonso bryan dylan connor owen perry sterling wesley vernon clyde floyd lloyd herbert howard hugh leslie kelly shannon
  kim austin luther melvin milton morris norman oliver warren glenn craig dean gordon graham harvey henry james john thomas william robert paul simon george charles edward daniel david scott
  tate reese quinn pierce griffin harris jefferson carson chandler vaughan parker trent troy dallas davis denver macon colby chase bailey addison sloane london raven presley kim dean rich
  vincent benjamin samuel gabriel nathan otto max felix elias cruz reyes santiago
  farah hassan hussein hussain ahmed ali ibrahim mohamed mohammed muhammad abdi abdullah abdullahi ahmad mahmoud salim saleem osman hamid karim yusuf hashim malik mansour nasser rahim
  aziz ismail jamal kamal rashid salah khalil habib omar idris abubakar warsame bekele tesfaye girma chandra anand hoang barney bailey emery godfrey hubert fletcher humphrey gerard
  gaston hobart ellsworth conrad clemente dimas abram absalom amos asher marcial simeon solomon sheldon vaughn nelson rowland gaspar german ariel`.split(
    /\s+/,
  ),
);

/** Whether a folded word is a given name and hardly ever a surname. */
export const isOnlyGiven = (word: string): boolean => isGiven(word) && !SURNAME_TOO.has(word);

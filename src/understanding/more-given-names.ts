/**
 * More given names of people in the United States, folded: rarer ones, and those of families from Latin America, the Arab countries, eastern Europe,
 * South and East Asia and Africa. None is a word of everyday English or Spanish.
 */
export const MORE_GIVEN = `aarti abbie abbigail abdel abdelrahman abdi abdirahman abdullah abdullahi abdulrahman abdur abebe abena abhishek abigale abimbola abram absalom
  abubakar adaeze adalberto adalid adaline adan adaobi addison adebayo adela adelaida adelaide adelfo adelina aditi aditya adnan adrianna adriel
  adrienne adwoa afia agapito agnieszka ahmad ahmet aidan aidee aiden ainsley aisling ajay akash akilah akosua akram akua alaa albertina albino aldo
  alecia aleena alejo aleksander aleksandr aleksandra aleksei alessandra alethea alexandrea alexandria alexei alexey alexia alfonsa alfonso aliaksandr
  aliria alistair aliyah aliza allie almaz almeda alok altagracia althea alva alvina alyce alyona alysia amador amani amara amari amaya ambrosio ameer
  ameera amelia amelie amilcar amin amina aminah aminata amira amit amita amna amos amrit amrita anabel anacleto anahi analilia analy anand ananya anas
  anastasia anastasiya anatoly anaya andie andrei andrej andriy andrzej anel angelia angelica angelique angelita angus aniceto anil aniyah anjali anjana
  ankit ankita anneke annemarie annika annmarie anselmo antoinette antonia antonieta anuj anup anuradha anwar anya anzhela aparna apolinar apolonia
  arcadio archana areli argelia ariadna ariana arianna ariel ariella arielle arif aristides arkady arlyne armida arnoldo arnulfo arsenio artem artemio
  arun aruna arwen asa asad ashanti asher ashish ashleigh ashlyn ashok ashraf ashton ashwin asma astrid athena aubree aubrey aubrie audra augusta
  aurelia aureliano avinash aviva ayan ayden ayesha ayla aylin ayman aymen ayo ayodele aziz bailey balaji baltazar baolin barbra barnaby barney bartolo
  bartolome bartosz bashar bashir basilio baudelio bayani beatrice becca becky bekele belen benedict benigno benita benny berenice bernabe bernadette
  bernadine bernarda bernardo bernita berta bertie betsabe bette bettye beverley bharat bhavna bibiana bilal boaz bobbie bogdan boguslaw bohdan borislav
  braden branden brandie branislav brayden breanna breanne brendan brenden brenna brennan briana brianna brianne bridgett bridgette bridie brielle
  brigid brigido brigitte britney britta brittani brittney bronislaw bronwyn bryanna brynn bukola bushra caitlin caitlyn calista calixto callie callum
  camila camilla camilo camryn candelaria candelario carina carissa carlene carley carlie carlota carlotta carly carmella carmelo carmina carolyne carri
  casandra casilda casimiro cassidy cassius castulo caterina cathleen cathryn cathy catrina cayetano cayla cece ceecee celedonio celerino celestine
  celina celso chana chandra chanel chanelle chantal chantel charla charleen charmaine chaya chayo chelsey chenguang cheri cherise cherri chetan
  cheyenne chidi chika chima chinedu chinonso chioma chitra christel christen christene christi christiana christie christin chukwudi chunhua chuy ciara
  ciaran ciera cipriano cirilo citlali claribel clarice clarisa clarissa claude claudine clemencia clemente clementine clotilde coleen colette concetta
  concha conor cordelia coretta corina corinna cormac cornelio cornelius corrine cortney crescencio crispin cristal cristobal cristy cuauhtemoc cuong
  cyrill czeslaw dacia dafne dagmar dagoberto daiki dalal dalia dalila dalisay damaris damian damien dani dania danica daniela daniella danika danna
  danuta danya daphna dara darci darcy darek daria dario dariusz darla darya daryna davina dawit dayna deana deangelo deann debby debora deborrah declan
  deena deepa deepak deepika deirdra deja delaney delbert delfina delfino delilah della delores deloris delphine demetria demetrio demi denice denisse
  denny denys deqa dessa dessie devon dewayne dewey deyanira dhruv diep dilip dimas dimitri dinah dinesh dionisio dionne dirk divya dmitry dmytro
  domenica dominique domitila donal donatella donato donella donnell dontae dorathy dori dorian dorinda dorota doroteo dorothea dorthy dragan dragana
  dusan duy dzmitry eamon ebele edelmira eden edgardo edie edmond edsel eduviges edwina edyta efigenia efren efua ehab ekow eladio elaina elana elayne
  elba elbert eldon eldridge eleanora eleanore eleazar electra elenor eleuterio eliana eliazar elida eligio elina elisabeth eliseo elisha elissa ellery
  ellie ellsworth elly elora elouise eloy elpidio elsbeth elton elyse elzbieta emad emeka emelia emely emerenciana emery emeterio emil emile emilee
  emilia emmaline emmalyn emmanuelle emmy enedina enid enoch epifanio erasmo eriberto erick ericka erika erna ernestina ernestine erwin esau esme
  espiridion estefania estella esthela etta euan eudora eufemia eufrasio eugenie eugenio eula eulah eulalio eulogia eulogio eunique eusebio eustaquio
  eustolia evalyn evander evangelina evelia evelina everardo everleigh evgeni ewa evgenia evgeny evie ewan ezequiel fabiana fabienne fabricio facundo faduma
  fadumo fahad faisal faiza farah fareed farhan farhiya farid farida faris farouk farrah fasil fathi fatimah fatou faustino fawn fayez federico fedor
  felecia feliciano felicitas felipa fergus fernanda fidencio filiberto finnegan flavio flora florentina florine floy folake fortino fortunato fowsiya
  frankie frederica freya frida froylan fulgencio funmi gabby gabino gabriella galdino galen galilea galina gareth gaspar gaston gaudencio gaurav gauri
  geeta gemma gena genaro genevie gennady genowefa georgette georgi georgiana georgina geovanni gerard geri germaine gerri gerry gertrudis gervasio
  gethin ghada ghassan gianna gigi gilda ginette ginny gino giovani giovanna girish girma gisela gisele giselle gita giuseppe gladis glenna gloriana
  godfrey golda gopal gosia govind gracelyn graciano gracie graciella graeme grecia gretchen gretel grigory grisel griselda grzegorz gualberto guinevere
  gumaro gurpreet gustave gwendolen gwyneth habib habiba hadi hadiya hadley hafsa hailee hailey hakim haleigh haley halima halina hallie hamid hamish
  hamza hanan hani hanna hans haris harish haroon harpreet haruka haruki hashim hatem haylee hayley heber hedy heidi heinz heladio helga heliodoro
  hellen hema hemant henri henryk herman hermelinda hermelindo hermenegildo hermila hermine herminia herminio herschel hester hettie hiba hibo hieu
  higinio hilary hildegard hillary hipolito hiram hirut hoai hoang hobart hodan hollie holly homero honora honorio horacia hortencia hubert humphrey
  husam husna hussain hussein huy huyen hyun iain ichabod idris ifeanyi ifeoma ifrah igor ihab ihor ilana ilda ildefonso ileana iliana ilse ilya imad
  immanuel imran indalecio indira indu ingeborg irena irina irineo irmgard irwin iryna isabela isabelle isadora isaura isela ishaan isiah isidore isla
  ismael ismail ismene itzia ivana ivanka ivanna ivette iwona izabella jabari jaber jacinda jacklyn jaclyn jacque jacques jada jadwiga jaelyn jagdish
  jagoda jaida jaimie jakub jalal jalisa jamie jamil jamila jammie janae janeen janessa janeth janette janey janina janine janiya jannette janusz jaquan
  jaquelin jarod jaroslav jaroslaw jarrod jaspreet javon jawad jaxon jaxson jaya jayant jayda jayla jaylene jayne jazlyn jazmine jeana jeanie jeanine
  jeannette jeb jedidiah jeff jefferey jeffery jejomar jelena jemima jena jenelle jenifer jenine jennette jeremiah jeremias jericho jeronimo jerri
  jerrie jerzy jessa jessenia jessi jessie jethro jewell jianguo jiayi jihoon jimmie jimmy jiri joana joann joel joelle joellen joette joey johana
  johnathan johnathon johnna johnnie johnny jolanta jolene jolie jonelle jordi jordyn jorgen josafat josef josefa joseluis joselyn josephina josselyn
  jovan jovana jovita joya jozef juancarlos jude judi judie juliana julianna julianne juliet julieta juliette julissa junko justina juventino jyoti
  kacey kacie kaela kaelyn kaia kaila kailey kaitlin kaitlynn kaleb kaleigh kallie kalpana kamal kamala kami kamil kamila kamlesh kamryn kanchan kapil
  karan karely karena karim karima karin karissa karly karma karol karolina karolyn karri karsten karthik karyn kasey kassandra kassidy kassie katarina
  katarzyna katerina kateryna katharina katharine kathe katheryn kathi kathie kathlyn kathrine kathryne katia katlyn katrice katy katya kaushik kavita
  kaya kaycee kaylee kayleigh kaylin kaylyn kazimierz kazuo keaton keely kehinde keiko keira kelley kelsie kemi kenia kenna kenny kenton kenyon kenzie
  keri kerrie kesha keyla khadija khadijah khaled khalid khalil khanh khloe khoa khoi kia kiana kiara kiera kieran kieth kiley kimberlee kimberley
  kimberlie kimora kinga kinsley kira kiran kirill kirsten kirstin kishore kitty kizzy klara klaus kojo komal konstantin kori kortney kory kristian
  kristopher krystal krystle krystyna krzysztof ksenia kunal kwabena kwaku kwasi kyla kylee kyleigh kyler kylie kyra kyung lacie ladan lafayette laila
  lainey lakisha lakshmi lalita lamberto lamia lara laraine larissa laron laronda lars larysa lashawn lashonda lata latanya latifa latonya latrice
  laureano lauretta laurine lavinia lavon lavonne layla lazara leandra leanna leatrice lech leda leela leena leesa lelia lemuel lenny lenora lenore
  leobarda leocadia leocadio leonardo leonid leonila leonora leopold leora lesa leslee lesley leslye leszek letha lexi lexie leyla lianne liborio lidija
  lidiya liduvina liesel ligaya lijuan lili lilia lilian liliane lilianna lilith lilliana lilly lina lindsay lindsey lindy linette linnea lino linus
  lionel lisandro lisbeth lisette lissa lissette litzy liudmyla liv livia liza lizbeth lizeth lizette lizzie ljiljana llewellyn lois londyn loni lora
  loraine loralee lorcan loree lorelei lorenza loriann lorie lorinda lorine lorita lorri lorrie louann louanne louisa luana luann luanne lubna lubomir
  lucian luciana luciano lucie lucina lucrecia ludmila luigi lukas lukasz luvenia lyla lyndsay lyndsey lynnette lyra lyubov lyudmila mabelle macaria
  maciej mackenzie maddie madeleine madeline madelyn madge madhavi madhu madilyn mads maeve magali magaly magda magdalen magdaleno mahdi mahesh mahmoud
  mahmud maia maira maisie majid makayla makenna makenzie malachi malachy malak maleah malena malgorzata malia malika malinda mallory malvina mamadou
  mamie manal manish manisha manjit manjula manny manoj manolo mansour maranda marbella marc marcel marcelina marcelle marcelo marci marcial marciana
  marcie marcy marek maren margaretta margarito margaux margery margit margo margot margret marguerita mariajose mariam marianela mariangel mariann
  marianna maribeth maricarmen maricruz mariel mariela marietta marika mariko marilee marilou mariluz marilynn marin mariquita marisela marita marites
  mariusz marivic marjory marleen marlen marlena marley marline marlys marsha martina martiniano marty marwa marwan maryam maryanne marybeth maryellen
  maryjane maryjo marylin marylou maryna masako masha mateusz mathilda matiana matias matilda matthias maura maxie maximilian maximiliano maximino
  maxwell mayela mayme maynard maysa maythe mazen mckayla mckenna mckenzie meaghan medea meena meera meg meggan megha meghan mehdi mehmet mehul melani
  melania melanie melba melchor melina melinda melisa melodie melody melva merideth merilyn merna merrie merrill merrily merry mervin meryl meseret
  micaela michal michelina micheline michell mickey mieczyslaw miguelina mikael mikaela mikayla mikhail mikolaj milena milind millicent millie milo
  milos mingyu minjun minna mirabel miranda mireille mirella miroslav miroslaw mirta mirtha misael misaki mitch mitzi mladen moataz mohamad mohammad
  mohan mohit moira monika monserrat montserrat mordecai moriah mortimer moses mounir moussa mubarak muhammed mukesh muna munir murad murdoch musa
  mustafa mustapha mya mykola myla myles myra myriam myrna myron myroslav nabil nadeem nadezhda nadim nadya naima najib najwa nakia nala nanci nancie
  nannie naoki naomie napoleon narciso narcissa narendra naresh nasir nasreen nasrin nasser natalee natalija nataliya natalya natascha nathalia nathalie
  naveen nawal nazario nazir neelam neeraj neeta neha nehemiah nelda nelida nelly nels nelson nenad nenita nereida nermin neva nevaeh ngan nghia ngoc
  nguyet nhung nia niall nicandro nicholai nicki nickolas nicola nicolasa nicolette nidhi nidia nika nikhil nikita nikola nikolai nikolas nikole nilda
  nilesh nilsa nimo ninfa nisha nitin niurka nizar nkechi nnamdi noelia nola norah norbert norberta norberto norene noriko nour noura nouri nuria nyla
  nyssa obadiah obdulia obinna octavia octavius odalis odessa odette odilia odilon ofelio oisin oksana olaf oleg olegario oleh oleksandr oleksii
  olena oleta olha olimpia olin olina olumide oluwaseun oluwatobi olympia oma omer omolara ondrej oneida onesimo onofre ophelia oralia oren orfelinda
  oriana orin orrin osama osbaldo osiris osman osvaldo oswald othman otoniel ottilie ozzie padma padraig pallavi pamala pancracio pandora paola parisa
  parth parul parvati pascal pascuala pasha patrica patrice patricio patrik patrina paulette paulino paulo pavlo pawel payal penelope pernille
  persephone peta petar petr petunia philippa philippe philomena phuc phung phuoc phuong pierre pio piotr piper pippa policarpo poncho pooja porfiria
  porsha prabha prachi pradeep prakash pramod pranav prashant pratik praveen predrag preeti prem pricilla prisca prisciliano priyanka prudencio puja
  punit qasim quinten quynh rabia rachael rachelle racquel radek radha radoslav raegan raelynn rafaela rafiq raghav raheem rahim rahma rahul raina raisa
  rajan rajeev rajendra rajeshwari raju rakesh ramadan raman ramesh rami ramira ramzi randi rania ranjit ranya rasha rashad rasheed rashid rashmi
  ravindra raya rayford raymundo rayna reanna reba rebekah rebekka reem reena regan regina regino reilly rekha remi renae renata rene renee renita renu
  reshma reuben reyna reynalda rhea rhiannon rhoda riad ricarda richelle ricki rifat rigoberto rihanna ritchie ritu riva rivka riyad rizalina robbie
  robby robustiano rodel rodger rohan rohit rolanda roma romaine romana romeo romina rommel romona romualdo rona ronaldo ronna ronny rosaelena rosalee
  rosalva rosamaria rosamond rosana rosanna rosanne rosco roseann roseanne roselyn rosemarie roshni rosie rosina rosita roslynn roxana roxann roxanna
  rubie rufina rufino rupa ruqayya ruslan ruthann ruthie ryann ryder rylee ryszard sabas sabina sabine sabir sabra sachiko sachin sade sadiq saeed safa
  safiya sagar sahra sakina sakura salah saleem salim salina sallie salma salman salvatore samanta samara sameer samer sami samia samira samiya sammie
  samson sana sanaa sandeep sandhya sandi sandie sanford sangeeta saniya sanjana sanjeev sanna santiaga santosh saoirse sarahi saray sariah sarina
  sarita sasha satish satoshi saundra savanna savannah savita sawsan scarlet scarlett seamus sebastien seema selah selam selene selina selma selwyn
  seojun serafin serafina seraphina sergia serhii serhiy servando seung severiano seymour shadi shae shahid shaima shaina shakir shakira shalini
  shalonda shameka shamus shana shanae shanda shandra shani shania shanika shaniqua shankar shanna shannan shanon shanta shantel shanti shaquille sharad
  sharee sharif sharla sharlene sharonda sharron sharyn shashi shauna shaunda shawanda shawnee shayla shayna sheba sheela sheena sheetal sheilah sheldon
  shelia shella shelley shelli shellie shelly shena shenika shereen sherice sherie sherif sherita sherley sherly sherlyn sherrell sherrie sherron
  sherryl sheryll shilpa shira shirin shirlee shirleen shivani shobha shona shoshana shreya shruti shubham shyla siddharth sigmund sigrid siham silvano
  silvestre sima simeon simona sindy sixto slavica slawomir slobodan smita sneha sofie sofiya soila solange solomon sonal sondra sophie sora soraya
  sotero soyeon spiro srinivas staci stacia stanislaw starla stefani stefania stefanie stefano stefany steffen stepan stephan stephani stephania
  stephany stephenie stephon steward subhash sudha sudhir sudie suhail suki sulaiman suleiman suman sumaya sumit sundar sunil sunita suraj suresh
  surinder susann susanna susannah susanne sushil sushma susie susy suzan suzanna suzette svetlana svetoslav swati sydnee sydney syed sylvie szymon
  tabetha tadesse tadeusz tahir taisha taiwo takashi takeshi talal talia talitha tameka tamer tamera tami tamie tamiko tammi tammie tamra tana tania
  tanisha taniya tanner tanvi taras tarek tareq tatiana tatjana tatyana taurean tawana tawanna tawny taya taye teagan teddy teena tegan tejas telesforo
  temitope tenesha teodor teofila teofilo tera terence teresita teri terra terrell terrie terrill tesfaye tess tessa tessie tetiana thalia thandi thao
  thea theda theodor theodora theola therese theron thi thien thierry thoa thurman thurston tia tiana tiara tiburcia tiera tiernan tierra tiffani
  tiffanie tigist tilda tillie timmy timoteo timothea tinsley tirso titania titilayo tiya tobin toccara tod toi tomasz tomislav tommie tommy tomoko
  tonette tonia tonja tori toribia tranquilino travon treasa tremayne treva trevon treyvon tricia trish trista tristen trudie trung trupti tulio tunde
  tushar tuyen tuyet twila twyla tyesha tyra tyree tyrel tyrell tyron tyson ubah ubaldo uchenna uday ulrich ulysses umesh unice upton urbana uriah
  urszula usha vaclav vadim valarie valente valentyna valeri valeriano valerie valeriy valery vallie valorie vanda vandana vanesa vania varsha varun
  vashti vasil vasily vasyl veda veena velda vella velva veneranda venessa venkat venustiano verda verena verla verlene vern vesna viacheslav vianey
  vianney vickey vickie victorina victorino vidya vijaya vikas vikram vikrant viktor viktoriya vilma vina vinay vinnie vinod violeta violetta vipul
  virgie virgilio vishal vitali vitalia vitaliano vitaliy vitaly vittoria viva viveca vivek vivien vivienne vlad vladimir vladislav vladyslav volodymyr
  vyacheslav wael wafa wahid waleed walid walt wanita warsame wasim wendall wenona werner westley wiktor wilber wilbert wilburn wilda wilford wilfrido
  wilhelm wilhelmina wilhemina willem winfield winton witold wladyslaw wojciech wylie wynne wynona xander xandra xiaoling xin xiu xochitl yaa yael yahya
  yajaira yale yamile yamilet yamileth yan yana yanira yannick yara yareli yaretzi yaroslav yash yasin yasir yasmeen yasmine yasser yazmin yekaterina
  yelena yesica yessenia yessica yetta yetunde yevgeny ying ynez yogesh yohannes yoko yong yoon yoselin yoshi younes youssef yousuf yuan yulia yuliana
  yulissa yuliya yumi yuna yunus yuri yuridia yuriko yuriy yuto yvonna zack zackary zada zahra zaid zaida zain zainab zaira zaire zakaria zaki zander
  zara zaria zariah zayd zaynab zbigniew zdenek zdzislaw zeb zebulon zeina zeinab zeke zeljko zelma zena zenobia zeyad zhen ziad zina zoey zofia zola
  zoraida zoran zubair zulema zuleyka zulma zuzana`;

/** Words that carry no subject of their own: English function words and the shorthands of chat. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between both but by can cannot could did do ' +
    'does doing done down during each else etc ever every few for from further get gets getting got had has have having he her here hers him his how ' +
    'however i if in into is it its itself just let like may me might more most much must my myself no nor not now of off on once one only or other our ' +
    'ours out over own per please quite rather really same shall she should since so some still such than that the their theirs them then there these ' +
    'they this those though through thus to too under until up upon us very via was we were what when where whether which while who whom whose why will ' +
    'with within without would yet you your yours yourself ' +
    'u ur r pls plz thx thanks thank hi hello hey ok okay cos coz cuz im ive id ill dont doesnt didnt cant couldnt wont isnt arent wasnt werent hasnt havent ' +
    'youre youve theyre thats whats hows wheres lets gonna wanna gotta kinda idk btw asap tell know want need anyone someone something anything thing things ' +
    'don doesn didn won isn aren wasn weren hasn haven shouldn wouldn couldn ll ve re'
  ).split(' '),
);

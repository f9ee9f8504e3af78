// Written by build/scripts/fontWidths.mjs from DejaVu Sans Condensed: first code point of a range, then for each letter
// two digits to the base of 36, thousandths of an em; -- for letters that the font does not have.
export const REGULAR_WIDTHS: readonly (readonly [number, string])[] = [
  [
    0x20,
    '7ya0bikyfwnrji6v9r9rciky7y917y8ffwfwfwfwfwfwfwfwfwfw8f8fkykykydap0h3h5hgj9fseejdit7d7dgedxlkipjof2jo' +
      'hdfvf9ibh3oqh4f9h49r8f9rkycicifbfvdrfvfe8sfvfu6y6yeh6yocfufafvfvaad19tfueskgesesd4fw8ffwky',
  ],
  [
    0xa0,
    '7ya0fwfwfwfw8fcicip0bsfaky91p0cicikya0a0cifwfw7ycia0bsfao8o8o8dah3h3h3h3h3h3ochgfsfsfsfs7d7d7d7djdip' +
      'jojojojojokyjoibibibibf9f4frfbfbfbfbfbfbojdrfefefefe6y6y6y6yfafufafafafafakyfafufufufuesfvesh3fbh3fb' +
      'h3fbhgdrhgdrhgdrhgdrj9fvjdfvfsfefsfefsfefsfefsfejdfvjdfvjdfvjdfvitfumwhd7d6y7d6y7d6y7d6y7d6yerdw7d6y' +
      'geehehdx6ydx6ydx9ddx8ke173ipfuipfuipfukcipfujofajofajofaqqpkhdaahdaahdaafvd1fvd1fvd1fvd1f99tf99tf99t' +
      'ibfuibfuibfuibfuibfuibfuoqkgf9esf9h4d4h4d4h4d48sfvidh5fvh5fvhlhgdrjdkhh5fvfafsjofdee8sjdh6ol8u7dineh' +
      '6yesocipfujomufanqizgafvhdfvd1fs8e9tf99tf9lgfuj4i0ili9h4d4gngnegd4fwgnegcrfv7dcbbh7ezjwhsvkvjobfnan3' +
      'jxh3fb7d6yjofaibfuibfuibfuibfuibfufeh3fbh3fbocojjdfvjdfvgeehjofajofagneg6yzjwhsvjdfvrth2ipfuh3fbocoj' +
      'jofah3fbh3fbfsfefsfe7d6y7d6yjofajofahdaahdaaibfuibfufvd1f99tfod1itfuiekyhgf9h4d4h3fbfsfejofajofajofa' +
      'jofaf9esbvl2bx6yoyoyh3hgdrdxf9d1d4f2bzh5ibh3fsfe7d6yjjfvhdaaf9es',
  ],
  [
    0x370,
    'gde7ljg76y6yipg8----cidqdrdq8f7d--------cicihb7yinlsa7--kb--kmkn8gh3h5dxh3fsh4itjo7dgeh3lkipfsjoitf2' +
      '--fsf9f9joh4joj47df9ghdifu8gehghfyesfadidlfufa8geqesfwdydxfaf2fveofuf2ehghegghkx8gehfaehkxgefdfhhgl2' +
      'hgghkxgljofag7eoeebhghghlmfonckxiyghjsfdh6f6j6fnhhfaf9deglfvdr6yjofefef4fvhglkg9fvhlhghlfsfsjof9hgfv' +
      '7d7d7drcq4johripf8ith3h5h5f9jjfsqxg1ipiphritlkitjoitf2hgf9f8lih4jfh5qqrcktm2h5hgqzhdfbffeqd5hafemjdb' +
      'g8g8f3fzivgcfagcfvdrekesldesh0esmvnkhojqeqdql1f1fefefnd5dqd16y6y6ymkmhgaf3g8esgcnckxj9gsnkiqlzjlszp1' +
      'jofapokmfwdilflxjofajjgmjjgmotmlntiytippnckxhgdrck0000000000agagjbgxh5eqf2fvf9d5gverfmd9qxmjg1dbhrf3' +
      'hrf3hrf3lfksitgipdlxr1mwlyhchgdrf9ekf9esf9esh4esnck6h5esh5esh5funji7nji77dqxmjgef3jegritgijfh0h5esm7' +
      'jd6yh3fbh3fbocojfsfejofejofeqxmjg1dbgnegipg8ipg8jofajofajofahgdqf8esf8esf8esh5esf9d5m2jqgverh4esh4es' +
      'h5eqp5mfodlqgzepqsnxrto6jdghjbhsfddiitfzt8oumclmpsonjofvoqkghrf3r0mmr1mtjth2--------------------',
  ],
  [
    0x531,
    'j5ibiuiuibjag0iblhiuhadbn2llibhwj5iuj6jsi7i8ixibhuk0j7jsibiuhmhcildfk9ixjojr----7o7y5v915ya5ci--ocfu' +
      'ggglfufvcvfuigggfu6soifkfufuf7fvfqfu6sfucgfua4oce0g7fufuocfufuavocfwf8k5ka--8f91--------------------' +
      '------------------------------------------------------000000000000000000000000000091007d00007d----b1' +
      '00----------------gqegabdngc6t8ogcg75ldfd8e7glgz6ta0g8fng0fmdheuhqe4hpgf----------brak89aeg4',
  ],
  [
    0x60c,
    '82----------------00----------7y------da--br6y6yc36yjk6ynjd3njnjg5g5g5b4b4c3c3ujuju8u8n4n4exex------' +
      '----7cpxjekmi6fhidd3c3jkjk0000000000000000000000--00----ci----------dfdfdfdfdfdfdfdfdfdfdf847ydmnjje' +
      '00------7b--------njnjnjnjnjnjnjnjg5g5g5g5g5g5g5b4b4b4b4b4b4b4b4b4c3c3cgd9f9d9c3c3c3ujujuju8u8n4expx' +
      'pxpxpxpxpxjejemdqcmdkmkmkmmdmdmdmdmdmdi6i6i6i6idididididhgg5------------c3c3c3----c3jk--jk--jk------' +
      '--d3----------------------------------------------------dfdfdfdfdfdfdfdfdfdf------------',
  ],
  [
    0x10a0,
    'lvicgzkvfej6iumubcfil2m2fmldjjfqmsfifildlni3frfifnfikglufeflfni4l4ewh8eweuig--------------------cpcy' +
      'ejkgcpctcik1cycrqmd2d2jocpcyjwd2gdd2knctjocycyd2ead2cyd0d2bdcpcycpcpcydvkpdtcpeacpb783------',
  ],
  [
    0x1e00,
    'h3fbh5fvh5fvh5fvhgdrj9fvj9fvj9fvj9fvj9fvfsfefsfefsfefsfefsfeee8sjdfvitfuitfuitfuitfuitfu7d6y7d6ygeeh' +
      'geehgeehdx77dx77dx6ydx6ylkoclkoclkocipfuipfuipfuipfujofajofajofajofaf2fvf2fvhdaahdaahdaahdaafvd1fvd1' +
      'fvd1fvd1fvd1f99tf99tf99tf99tibfuibfuibfuibfuibfuh3esh3esoqkgoqkgoqkgoqkgoqkgh4esh4esf9esh4d4h4d4h4d4' +
      'fu9tkgesfb8s8s8sj7fah3fbh3fbh3fbh3fbh3fbh3fbh3fbh3fbh3fbh3fbh3fbh3fbfsfefsfefsfefsfefsfefsfefsfefsfe' +
      '7d6y7d6yjofajofajofajofajofajofajofamufamufamufamufamufaibfuibfulgfulgfulgfulgfulgfuf9esf9esf9esf9es' +
      'j8bx--------ghghghghghghghghh3h3lylyj8k1hpikdidididididi----hshso5odmhn7----fufufufufufufufukxkvr5r8' +
      'poq9ncno8g8g8g8g8g8g8g8g9i9cfvfve9f0c8cbfafafafafafa----k4l7rdrhngo9----eheheheheheheheh--jl--ox--pb' +
      '--mgkxkxkxkxkxkxkxkxk2l3r8rdnnobn1ntghghdidpfugd8g8gfafaehehkxkx----ghghghghghghghghh3h3lylyj8k1hpik' +
      'fufufufufufufufukxkvr5r8poq9ncnokxkxkxkxkxkxkxkxk2l3r8rdnnobn1ntghghghghgh--ghghh3h3hxhbh3cicicicici' +
      'fufugd--fufuk4inn9lsitcicici8g8g8g8g----8g8g7d7dbva7--ciciciehehehehfvfvehehf9f9l4kmh4cicici----kxkx' +
      'kx--kxkxnjkbn2knj4cici--',
  ],
  [
    0x2010,
    '9191fwcip0p0cici7y7y7y7ycycycycycicierer8dgpp07y0000000000000050xkzz5o9cd05o9cd08ha0a0kyc5dacik3k369' +
      'p0ci46',
  ],
  [0x20a0, 'lxfwfwfwfwocfwvtquoqjmfwfwfwfwvtfwfwfwfwjcfw----fwfwfw----fw----'],
  [0x2116, 'q0p0hfhjjojykcjsmfh3phqvp0'],
  [0x2190, 'kykykykykykykykykyky'],
  [0x2605, 'mfmf'],
];
export const BOLD_WIDTHS: readonly (readonly [number, string])[] = [
  [
    0x20,
    '8pbed1kyhep1lt7nbfbfd2ky9iae9i95hehehehehehehehehehea0a0kykykyeip0jcj2ickrh3h3kikx9a9ajdfxowkxl9ibl9' +
      'j9i0h2kajcrljai3i4bf95bfkycicigvhwethwgyavhwht8k8kgm8kq2hth6hwhwccewbyhtgan3g4gaejht95htky',
  ],
  [
    0xa0,
    '8pbehehefwhe95cicip0e3g5kyaep0cicikyayayciiefw9iciaye3g5pwpwpweijcjcjcjcjcjcr4ich3h3h3h39a9a9a9akykx' +
      'l9l9l9l9l9kyl9kakakakai3ighzgvgvgvgvgvgvq7etgygygygy8k8k8k8kh6hth6h6h6h6h6kyh6hthththtgahwgajcgvjcgv' +
      'jcgviceticeticeticetkrhwkyhwh3gyh3gyh3gyh3gyh3gykihwkihwkihwkihwkxhtocjr9a8k9a8k9a8k9a8k9a8kilh59a8k' +
      'jdgmgmfx8kfx8kfxbzfxdxg29akxhtkxhtkxhtokkxhtl9h6l9h6l9h6t6rcj9ccj9ccj9cci0ewi0ewi0ewi0ewh2byh2byh2by' +
      'kahtkahtkahtkahtkahtkahtrln3i3gai3i4eji4eji4ejavhwk9j2hwj2hwicicetkylzixhwh7h3l8heh3avkijtq4aw9qjdgm' +
      '90esq2kxhtl9luh6r2mtjjhwj9i0ewh3dtbyhobyh2kvhtl9kcjxjgi4ejjbjbg0ejhejbg0ebhw9aghdl9azzzbwgp8oih5u8ti' +
      'qdjcgv9a8kl9h6kahtkahtkahtkahtkahtgyjcgvjcgvr4q7kihwkihwjdgml9h6l9h6jbej8kzzzbwgkihww8jokxhtjcgvr4q7' +
      'l9h6jcgvjcgvh3gyh3gy9a8k9a8kl9h6l9h6j9ccj9cckahtkahti0ewh2byh9f6kxhtkxlmk8ghi4ejjcgvh3gyl9h6l9h6l9h6' +
      'l9h6i3gacalocs8kr7r7jcicetfxh2ewejjjfdj2kajch3gy9a8klijsj9cci3ga',
  ],
  [
    0x370,
    'hge4pjkw7j7jkxhi----cietdrdqa09a--------b1cijx9il5p8e3--m9--oimc9rjcj2fxjch3i4kxl99ajdjcowkxfsl9kxib' +
      '--h3h2i3l9jal9l99ai3h6dxht9rgvh6hwh1h6dxeshth69rhrftieh1esh6jshwetjhfygvjkg4julq9rgvh6gvlqjdg9giinoj' +
      'injwlqill9h6iceth3cchkghmzforbkxkthwn7ilicg9jpgsithwh2erilhwet8kl9g4g4ighwicowibhwhgichgh3h3lzfxici0' +
      '9a9a9asvs9lzkfkxjakxjcj2j2fxm9h3umhrkxkxkfkrowkxl9kxibich2jaosjan7k7uwx5nhpwj2ictcj9gvhgftd2k7gyowej' +
      'hihigzibkfhah6hahwetehgaotg4ijh6qkrnismlftetobg2gygyhud2etew8k8k8kosnwidgzhigaharblql0iepbkzotktxys1' +
      'l9h6uwp6hedxqvqjl9h6l9hdl9hdspq3qvlkz5tbrblqicetgb0000000000agagnxk6j2faibhwfxd2gndkk7gqumowhrejjdgz' +
      'kfgzkfgzpeknnwk7rklvvupfnslgiceth2ehi3gai3gajag4rtp0k7h6k7h6k7htpnk9pnk99aumowjdfrnrk5kxhanxk6k7h6rv' +
      'nb8kjcgvjcgvr4q7h3gyl8gyl8gyumowhrejjbg0kxhikxhil9h6l9h6l9h6icetjagajagajagak7h6fxd2pwmlgndkjag4jag4' +
      'j2f7szmcrzn0kphcv1pfw8pckzfyngk2hedxkribw5qpqmohr1pcl9hwrln3kfgzvoqhvupfnxk6--------------------',
  ],
  [
    0x531,
    'kci8i7iai8icgai0mli7gndxo1johug9i9hvhljih8hvhpiagxlohsjiiahvhcgnhgefkuhgj2le----888k7p9c7ubjbp--ngg1' +
      'hlhpg1g3e4g1iwhlg27qomfyg2g2f2g2g1g27pg2c6g296ngebgng2g2ncg2g3bzncg7fikcka--909c--------------------' +
      '------------------------------------------------------0000000000000000000000000000ae009a00009a----cf' +
      '00----------------i7f9b6eph68la0h6gz7dege6f4hei38lbcgzgngvgggjgbiff2iyh3----------gme6czb3hr',
  ],
  [
    0x60c,
    '9i----------------00----------a0------ei--cs8k8kfj8kmx8kp4erp4p4i0i0i0ctcteeeeyiyixmxmpzpzh3h3------' +
      '----8kt1mcmxlpiblcerfjmxmx0000000000000000000000--00----ci----------f9f9f9f9f9f9f9f9f9f9f99c9idmp4mc' +
      '00------7b--------p4p4p4p4p4p4p4p4i0i0i0i0i0i0i0b4b4b4b4b4b4b4b4b4eeeeeeeeh1eeeeeeeeyiyiyixmxmpzh3t1' +
      't1t1t1t1t1mcmcplvsplmxmxmxplplplplplpllplplplplclclclclcngi0------------fjfjfj----fjmx--mx--mx------' +
      '--er----------------------------------------------------f9f9f9f9f9f9f9f9f9f9------------',
  ],
  [
    0x10a0,
    'lvicgzkvfej6iumubcfil2m2fmldjjfqmsfifildlni3frfifnfikglufeflfni4l4ewh8eweuig--------------------due3' +
      'fkkvdve3dskpe3dwqve7e7kddue3kle7hieslbdzkde3dte7fke7due5e7didudydudvdueolcf4e3fkdvb783------',
  ],
  [
    0x1e00,
    'jcgvj2hwj2hwj2hwicetkrhwkrhwkrhwkrhwkrhwh3gyh3gyh3gyh3gyh3gyh3avkihwkxhtkxhtkxhtkxhtkxht9a8k9a8kjdgm' +
      'jdgmjdgmfx8kfx8kfx8kfx8kowq2owq2owq2kxhtkxhtkxhtkxhtl9h6l9h6l9h6l9h6ibhwibhwj9ccj9ccj9ccj9cci0ewi0ew' +
      'i0ewi0ewi0ewh2byh2byh2byh2bykahtkahtkahtkahtkahtjcgajcgarln3rln3rln3rln3rln3jag4jag4i3gai4eji4eji4ej' +
      'htbyn3gagvavavavmeh6jcgvjcgvjcgvjcgvjcgvjcgvjcgvjcgvjcgvjcgvjcgvjcgvh3gyh3gyh3gyh3gyh3gyh3gyh3gyh3gy' +
      '9a8k9a8kl9h6l9h6l9h6l9h6l9h6l9h6l9h6luh6luh6luh6luh6luh6kahtkahtkvhtkvhtkvhtkvhtkvhti3gai3gai3gai3ga' +
      'ntg3--------h6h6h6h6h6h6h6h6jcjcq1q3ndo2kvlhdxdxdxdxdxdx----jsjvrhrepkqb----hthththththththtnnnsv9v9' +
      'tiu5qcqk9r9r9r9r9r9r9r9rc3c8jfjnhtigf4f4h6h6h6h6h6h6----manbujulqbr2----gvgvgvgvgvgvgvgv--n9--tl--tz' +
      '--q8lqlqlqlqlqlqlqlqmpnyv5vaqwrmppqwh6h6dxdxhtht9r9rh6h6gvgvlqlq----h6h6h6h6h6h6h6h6jcjcq1q3ndo2kvlh' +
      'hthththththththtnnnsv9v9tiu5qcqklqlqlqlqlqlqlqlqmpnyv5vaqwrmppqwh6h6h6h6h6--h6h6jcjclxjxjccicicicici' +
      'hththt--hthtn8l5r0p8kxcicici9r9r9r9r----9r9r9a9afje3--cicicigvgvgvgvhwhwgvgvi3i3pioikycicici----lqlq' +
      'lq--lqlqqmm9r4mcl9cici--',
  ],
  [
    0x2010,
    'aeaehecip0p0cici9i9i9i9igfgfgfgfcicifzfz8bgop08p0000000000000050zzzz6lb6fr6lb6fribababobfoeicikpkp88' +
      'pkci46',
  ],
  [0x20a0, 'n8heheheheq2hezzu4rlmlheheheheyshehehehelhhe----hehehe----he----'],
  [0x2116, 'u3p0hfirl9ngkck1mfhrphw0p0'],
  [0x2190, 'kykykykykykykykykyky'],
  [0x2605, 'mfmf'],
];

/** English words whose plural follows no ending, `one:many`, in the order of their letters; `many` absent where it is `one`. */
const words = `
  aircraft alias:aliases alumna:alumnae alumnus:alumni analysis:analyses antenna:antennas antithesis:antitheses
  apex:apexes appendix:appendices axis:axes bacillus:bacilli bacterium:bacteria basis:bases beau:beaus bison
  bureau:bureaus bus:buses château:châteaux codex:codices concerto:concertos corpus:corpora crisis:crises
  curriculum:curriculums datum:data dear deer diagnosis:diagnoses die:dice dwarf:dwarves ellipsis:ellipses equipment
  erratum:errata fez:fezzes fish focus:foci foot:feet formula:formulas fungus:fungi genus:genera goose:geese
  graffito:graffiti grouse half:halves halo:halos hoof:hooves house:houses hypothesis:hypotheses index:indices
  information jeans larva:larvae libretto:librettos loaf:loaves locus:loci louse:lice matrix:matrices minutia:minutiae
  medium:media money moose movie:movies mouse:mice nebula:nebulae news nucleus:nuclei oasis:oases octopus:octupuses offspring opus:opera ovum:ova
  ox:oxen parenthesis:parentheses phenomenon:phenomena photo:photos phylum:phyla piano:pianos police
  prognosis:prognoses quiz:quizzes radius:radii referendum:referendums rice salmon series sheep shoe:shoes shrimp
  species stimulus:stimuli stratum:strata swine syllabus:syllabi symposium:symposiums synopsis:synopses
  tableau:tableaus testis:testes thesis:theses thief:thieves tooth:teeth trout tuna vertebra:vertebrae virus:viruses vita:vitae
  vortex:vortices wharf:wharves wife:wives wolf:wolves`

/** Endings and what they become of many; the first that fits counts. */
const endings = `
  man:men tz:tzes atum:ata adium:adia actus:acti iterion:iteria dium:diums ize:izes dge:dges child:children
  eaf:eaves oaf:oaves randum:randa base:bases atus:atuses ode:odes person:people va:vae leus:li oot:eet oose:eese box:boxes
  ium:ia sis:ses nna:nnas stis:stes ex:ices ula:ulae lf:lves rf:rves afe:aves ife:ives hive:hives quy:quies by:bies
  cy:cies dy:dies fy:fies gy:gies hy:hies jy:jies ky:kies ly:lies my:mies ny:nies py:pies ry:ries sy:sies ty:ties
  vy:vies wy:wies xy:xies zy:zies x:xes ch:ches ss:sses sh:shes oe:oes io:ios o:oes`

function pairsOf(text: string): (readonly [one: string, many: string])[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [one = '', many = one] = entry.split(':')
      return [one, many] as const
    })
}

export const irregularWords = pairsOf(words)
export const pluralEndings = pairsOf(endings)

/** Words that stand in capitals. */
export const acronyms = new Set(
  `ack acl adsl aes ansi api arp atm bgp bss ccitt chap cidr cir cli cmos cpe cpu crc crt csma dce dec des dhcp dmi dns
  dram dsl dslam dte eha eia eigrp eof ess fcc fcs fddi ftp gbic gepof hdlc html http https iana icmp id idf ids ieee
  ietf imap ip ips isdn isp json jwt lacp lan lapb lapf llc mac mc mdf mib mpls mtu nac nat nbma nic nrz nrzi nvram
  oidc ok osi ospf oui pap pat pc pcm pdu pim pop3 pots ppp pptp ptt pvst ram rarp rcp rfc rip rll rom rstp rtp sdlc
  sfd sfp slarp slip smtp sna snap snmp sof sql sram ssh ssid stp syn tdm tftp tia tofu udp uri url usb utf8 utp uuid
  vc vlan vlsm vpn w3c wan wep wpa www`.split(/\s+/),
)

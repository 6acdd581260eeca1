/** Spanish: help, words, accessibility, privacy. */
import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'help.title': 'Ayuda',
  'help.lead': 'Lo que más se pregunta.',
  'help.tasks': '¿Qué quieres hacer?',
  'help.task.find': 'Buscar un curso corto',
  'help.task.find.text': 'Di cuánto tiempo tienes y en qué idioma. No necesitas cuenta.',
  'help.task.claim': 'Recibir la credencial que una universidad preparó para mí',
  'help.task.claim.text': 'Abre el enlace del correo de la universidad. Ves la credencial antes de decidir nada.',
  'help.task.keep': 'Ver mis credenciales',
  'help.task.keep.text': 'Entra con el correo que tiene la universidad. No hay contraseña.',
  'help.task.check': 'Comprobar una credencial que me enseñaron',
  'help.task.check.text': 'Suelta el archivo o da el enlace. No guardamos nada.',
  'help.task.count': 'Pedir a una universidad que cuente una credencial',
  'help.task.count.text': 'Elige la credencial y la universidad. Tiene cuatro meses como máximo y debe decir por qué.',
  'help.task.words': 'Entender una palabra',
  'help.task.words.text': 'Explicaciones cortas de las palabras que usan las universidades.',
  'help.trouble': 'Cuando algo no funciona',
  'help.mail.title': 'No llega el correo con el enlace',
  'help.mail.text':
    'Espera cinco minutos y mira en el correo no deseado. Después pide otro enlace. Un enlace usado deja de funcionar.',
  'help.name.title': 'Mi nombre o una fecha de la credencial está mal',
  'help.name.text':
    'Solo puede cambiarla la universidad que la dio. Escríbele; retira la antigua y te envía una nueva.',
  'help.checkfails.title': 'La comprobación dice «Este no es el original»',
  'help.checkfails.text':
    'Alguien o algún programa cambió el archivo. Hasta un espacio cuenta. Pide el archivo tal como se envió, o su enlace.',
  'help.unlisted.title': 'La comprobación dice «No conocemos al emisor»',
  'help.unlisted.text':
    'Eso no quiere decir que sea falsa. Muchos buenos emisores no están en la lista de esta red. Pregunta al emisor.',
  'help.refused.title': 'Una universidad no quiere contar mi credencial',
  'help.refused.text':
    'Debe darte un motivo. Puedes pedir que otra persona la mire de nuevo. Tu credencial sigue siendo válida en todo lo demás.',

  'words.title': 'Palabras que usamos',
  'words.lead': 'Explicaciones cortas. Detrás está la palabra oficial, si la hay.',
  'word.micro': 'Microcredencial',
  'word.micro.text': 'Prueba de que aprendiste algo concreto, en semanas y no en años, evaluada por una universidad.',
  'word.credential': 'Credencial',
  'word.credential.text':
    'Un archivo que dice qué aprendiste, sellado por la universidad. Oficialmente: credencial digital.',
  'word.credits': 'Créditos',
  'word.credits.text':
    'Cuánto aprendizaje fue. Un crédito equivale a entre 25 y 30 horas. Oficialmente: ECTS, Sistema Europeo de Transferencia y Acumulación de Créditos.',
  'word.level': 'Nivel',
  'word.level.text':
    'Lo difícil que es, de 1 a 8. El nivel 6 es como un grado. Oficialmente: MEC, Marco Europeo de Cualificaciones.',
  'word.outcomes': 'Lo que sabes hacer',
  'word.outcomes.text': 'Lo que sabes y puedes hacer después de un curso. Oficialmente: resultados de aprendizaje.',
  'word.seal': 'Sello digital',
  'word.seal.text':
    'Una marca hecha con una clave secreta de la universidad. Si algo cambia en el archivo, el sello ya no encaja.',
  'word.issuer': 'Emisor',
  'word.issuer.text': 'Quien dio la credencial. Su nombre viene de una lista, no del archivo.',
  'word.list': 'Lista de la red',
  'word.list.text': 'Una lista sellada de las universidades que participan. Dice qué código es de qué universidad.',
  'word.code': 'Código de la universidad',
  'word.code.text':
    'Un nombre que usan los ordenadores para una universidad. Oficialmente: identificador descentralizado (DID).',
  'word.count': 'Pedir a una universidad que la cuente',
  'word.count.text':
    'Pides a una universidad que acepte lo que aprendiste en otro sitio. Oficialmente: reconocimiento.',
  'word.path': 'Camino',
  'word.path.text':
    'Un plan de una universidad en el que credenciales pequeñas suman para un título mayor. Oficialmente: acumulabilidad.',
  'word.withdrawn': 'Retirada',
  'word.withdrawn.text': 'La universidad ya no respalda una credencial. Oficialmente: revocada.',
  'word.wallet': 'Cartera',
  'word.wallet.text':
    'Un lugar para tus credenciales. Aquí es «Mi aprendizaje». También puede ser una aplicación en tu teléfono.',
  'word.node': 'Nodo',
  'word.node.text': 'Un servidor de MESHE. Cada universidad u oficina lleva el suyo; juntos forman la red.',

  'accessibility.title': 'Accesibilidad',
  'accessibility.lead': 'Cualquier persona debería poder usar estas páginas.',
  'accessibility.aim.title': 'Qué buscamos',
  'accessibility.aim.text': 'Las Pautas de Accesibilidad para el Contenido Web, versión 2.2, nivel AA.',
  'accessibility.done.title': 'Qué hemos hecho',
  'accessibility.done.text':
    'En cada cambio de este software, unos programas abren todas las páginas y buscan fallos conocidos (axe, con las reglas de WCAG 2.0 a 2.2, A y AA): con 1280 y 320 píxeles de ancho, en claro y en oscuro, en inglés, español y alemán. En todas comprueban además que con el texto al doble de tamaño y en una pantalla de 320 píxeles no se pierde nada. Las tareas principales se hacen solo con el teclado: buscar un curso, comprobar una credencial, entrar, preguntar a una universidad y leer su respuesta, decidir, conceder. En ellas el foco siempre se ve, se queda en el diálogo y vuelve de él. Hacemos las páginas de modo que el color nunca vaya solo, y seguimos los ajustes de contraste y movimiento de tu dispositivo.',
  'accessibility.limits.title': 'Qué no está bien todavía',
  'accessibility.limits.text':
    'Un programa encuentra solo una parte de los fallos. Todavía no ha probado estas páginas ninguna persona con discapacidad ni un lector de pantalla. Los editores de descripciones y caminos, los ajustes y las páginas de administración aún no se han recorrido solo con el teclado. El dibujo de un camino es solo para la vista; una lista debajo dice lo mismo. Los textos que escriben las universidades pueden faltar en tu idioma.',
  'accessibility.write.title': 'Algo no te funciona',
  'accessibility.write.text':
    'Escribe a la universidad u oficina que lleva este sitio: {name}. Di en qué página fue y qué pasó.',

  'privacy.title': 'Privacidad',
  'privacy.lead': 'Qué sabe este sitio de ti y qué hace con ello.',
  'privacy.visit.title': 'Cuando solo miras',
  'privacy.visit.text':
    'Sin seguimiento, sin publicidad, sin partes de otros sitios. Tu idioma y tus colores se quedan en tu dispositivo.',
  'privacy.check.title': 'Cuando compruebas una credencial',
  'privacy.check.text':
    'El archivo se lee, se comprueba y se olvida. Para ello este servidor puede pedir al del emisor su clave y su lista de retiradas. No dice de qué credencial se trata.',
  'privacy.account.title': 'Cuando entras',
  'privacy.account.text':
    'Guardamos tu correo, tu nombre si lo das y tu idioma. Una cookie mantiene tu sesión; no sirve para nada más.',
  'privacy.wallet.title': 'Lo que guardas aquí',
  'privacy.wallet.text':
    'Tus credenciales están en este servidor y solo las ves tú. Puedes descargarlas y sacarlas cuando quieras. Siguen siendo válidas.',
  'privacy.count.title': 'Cuando pides a una universidad que cuente una credencial',
  'privacy.count.text':
    'Enviamos a esa universidad la credencial y lo que escribes. Debe guardar la decisión como diga su ley.',
  'privacy.university.title': 'Cuando una universidad te da una credencial',
  'privacy.university.text':
    'La universidad decide qué pone en ella y lleva sus propios registros. Una lista de retiradas solo tiene números, sin nombres.',
  'privacy.rights.title': 'Tus derechos',
  'privacy.rights.text':
    'Puedes ver, corregir, llevarte y borrar lo que se guarda de ti. Escribe a quien lleva este sitio: {name}. También puedes reclamar ante la autoridad de protección de datos de tu país.',
}
